import type { Rule } from '@/lib/content/diagnostics'

/** What an editor does about each rule; what a rule means stands in `rules`. */
export const remedies = {
  'cause-cycle':
    'Follow the slugs in the message and take out the cause that is really an effect. Readers see effects without anyone writing them.',
  'cause-order':
    'Move the cause to the later story: `causes` names what came before. Effects are derived.',
  'citation-without-source':
    'List the document under `sources` of the story and cite it by its id, as in [^csis-paper]. Only stories have sources; other texts link instead.',
  'date-order':
    'Compare the two dates. Views, revisions, corrections and resolutions come after publication; deadlines lie after the day of publication.',
  'dead-link':
    'Look for the document on the site of its publisher, and write its new address. Where it is gone, see whether an archive has it as you read it, and write that address. No note is owed for either.',
  'duplicate-id': 'Give the newer one another name. The older may already be linked from outside.',
  'duplicate-key': 'Join the two entries, or remove one: only one of them could count.',
  'edited-forecast':
    'Restore what was published. A new probability goes into `revisions`, with its time and reason: "newsroom revise" adds one. A mistake in the question or the resolution may be mended together with a new entry in `corrections`. A forecast that nothing can decide is resolved as `annulled` or `ambiguous`, and stays.',
  'empty-body': 'Write the text below the second line of ---.',
  'file-too-large': 'Split the text, and keep pictures and data outside it.',
  'front-matter':
    'Put a line of --- before the keys and another after them, with nothing else on it.',
  'front-matter-language':
    'Begin the file with --- alone on its line, and write `key: value` below.',
  horizon:
    'Count from the day of publication to `resolveBy`: `short` is up to 3 months, `medium` up to 12, `long` more. Then change the one that is wrong.',
  image: 'Store the picture with the site and write its path, beginning with /.',
  'image-size':
    'Save a smaller copy: no screen shows more than 1,600 pixels of it across. A strip is cut to what matters.',
  'invalid-address': 'Copy the whole address from the browser, https:// included.',
  'invalid-date': 'Write a day as 2026-05-08 and a time, always in UTC, as 2026-05-08T10:08:00Z.',
  'invalid-encoding': 'Save the file as UTF-8; most editors ask for it under “Save with encoding”.',
  'invalid-value': 'Use one of the values that the message lists.',
  'lost-address':
    'Add the old slug to `previousSlugs` of the story that takes its place, as "newsroom rename" does. What does not stand is retracted, not removed. A newsroom may have to take a story away all the same.',
  'merge-conflict':
    'Keep one version, or write a third, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
  'misplaced-file':
    'Rename or move the file: stories/<topic>/<date>-<slug>.md, with the topic and the day that the story itself names.',
  'missing-alt': 'Say between the square brackets what the picture shows.',
  'missing-file': 'Create the file that the message names.',
  'missing-key': 'Add the key; an empty one may be removed where it is optional.',
  'moved-link':
    'Open the new address. If it shows the document that you cited, write it; if it shows something else, treat the link as dead.',
  'out-of-range': 'Write a number within the limits. A probability of 65 per cent is 0.65.',
  'raw-html': 'Write it in Markdown. To show HTML as text, put it between backticks.',
  'repeated-alt':
    'In `alt`, say what can be seen. In `caption`, say what cannot: who, where, when.',
  'resolution-without-criterion':
    'Add the `criterion` that was agreed at publication. One thought of afterwards judges nothing.',
  'resolution-order':
    'Correct `eventDate`. What had happened before publication was no forecast: set the outcome to `annulled`. What came true after the deadline is a `no`.',
  'silent-change':
    'Add `updatedAt` for news, or a correction for what was wrong: "newsroom correct" adds one. A misspelling or a dead link that was mended owes nothing.',
  'small-image':
    'Ask for a larger original, 1,600 pixels wide or more. Enlarging a small one adds nothing.',
  'symbolic-link':
    'Put a copy of the file in its place. Links are not followed, so that nothing outside the newsroom is ever published.',
  'to-do': 'Write what the line asks for. A story or update with `draft: true` may wait.',
  'too-complex':
    'Look for long runs of brackets or quotation marks, or lists inside lists, and simplify them.',
  'too-long': 'Shorten it: the limits keep headlines, cards and feeds readable.',
  'unknown-actor': 'Correct the name, or create actors/<id>.md.',
  'unknown-cause': 'Use the slug of a story: its file name without the date and .md.',
  'unknown-citation': 'Correct the id between [^ and ], or add the source to `sources`.',
  'unknown-image': 'Correct the name, capitals included, or put the picture into images/.',
  'unknown-key': 'Correct the spelling; where the format has no such key, remove it.',
  'unknown-page': 'Correct the name, or create pages/<id>.md.',
  'unknown-publisher': 'Correct the name, or create publishers/<id>.md.',
  'unknown-source': 'Use the id of an entry in `sources` of the same story, or add one.',
  'unknown-story': 'Use story: and the slug of a story: its file name without the date and .md.',
  'unknown-topic': 'Correct the name, or create topics/<id>.md.',
  'unknown-update': 'Correct the number, or create updates/<topic>/<number>.md.',
  'unreadable-image':
    'Open it in a program for pictures and save it as JPEG or PNG. A drawing is saved 1,600 pixels wide.',
  'unsafe-character':
    'Delete it; it often came with copied text. Retyping the word on both sides helps where it cannot be seen.',
  'unused-image':
    'Show it in a story, or remove it: the repository keeps it for whoever looks for it.',
  'unused-source': 'Cite it where the text relies on it, or remove it.',
  'wrong-type':
    'Compare with a sound story. Text that looks like a number, a date or yes goes between quotation marks.',
  'yaml-syntax':
    'Look at the line and the one above it: indentation in spaces, a space after each colon, quotation marks around text that contains a colon.',
} as const satisfies Record<Rule, string>
