import type { Unpublished } from '@/lib/archive/preview-queries'
import { type Diagnostic, printable } from '@/lib/content/diagnostics'
import { formatDay, formatTime } from '@/lib/dates'
import type { Problems } from '@/lib/publish/publishing'

/** What is said of a page of a preview. */
export interface PreviewState {
  /** What is previewed: ‘the files in content’. */
  name: string
  /** The instant that it is shown at, where that is not this one. */
  at: string | undefined
  unpublished: Unpublished[]
  problems: Problems | undefined
  /** Where a problem is mended, if that is on this machine. */
  editorUrl: (problem: Diagnostic) => string | undefined
  /** Whether the page loads itself again when something changes. */
  isLive: boolean
  /** Whether one may leave: one who has a link in. */
  mayLeave: boolean
}

/** A page with the bar at its top, and with a mark at every link to what readers cannot see. */
export function addPreviewBar(html: string, path: string, state: PreviewState): string {
  const head = `<meta name="robots" content="noindex"><style>${styleFor(state)}</style>${
    state.isLive ? '<script src="/preview/reload.js" defer></script>' : ''
  }</head>`
  return html
    .replace('</head>', () => head)
    .replace(/<body[^>]*>/, (body) => `${body}${renderBar(path, state)}`)
}

/** A page of its own, for as long as there is none to show. */
export const renderEmptyPreview = (state: PreviewState): string =>
  addPreviewBar(
    `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Nothing to preview yet</title></head><body><main><h1>Nothing to preview yet</h1><p>There is no sound version of the newsroom to show. This page changes when there is one.</p></main></body></html>`,
    '/',
    state,
  )

function renderBar(path: string, state: PreviewState): string {
  const { name, at, mayLeave } = state
  const time = at === undefined ? '' : `, as readers will find it on ${inWords(at)}`
  const here = at === undefined ? state.unpublished.find(({ url }) => url === path) : undefined
  return `<aside class="preview" aria-label="Preview"><p><strong>Preview</strong> of ${escape(name)}${time}. ${countUnpublished(state)}</p>${
    here === undefined ? '' : `<p><strong>${sayUnpublished(here)}</strong></p>`
  }<form><label>Show it as of <input type="datetime-local" name="at" required value="${(at ?? '').slice(0, 16)}"></label> UTC <button>Show</button>${
    at === undefined ? '' : ' <a href="?at=now">Back to now</a>'
  }${mayLeave ? ' <a href="/preview/leave">Leave the preview</a>' : ''}</form>${renderProblems(state)}</aside>`
}

function countUnpublished({ at, unpublished }: PreviewState): string {
  if (at !== undefined) return 'Drafts are left out.'
  const drafts = unpublished.filter(({ kind }) => kind === 'draft').length
  const scheduled = unpublished.length - drafts
  if (unpublished.length === 0) return 'Nothing in it is a draft or waits for its time.'
  const parts = [
    drafts === 1 ? '1 draft' : `${drafts} drafts`,
    `${scheduled} ${scheduled === 1 ? 'page that is' : 'pages that are'} scheduled`,
  ]
  return `It holds ${parts.join(' and ')}.`
}

const sayUnpublished = ({ kind, publishedAt }: Unpublished): string =>
  kind === 'draft'
    ? 'This page is a draft: it is never published as it is.'
    : `This page is scheduled for ${inWords(publishedAt)}.`

const inWords = (instant: string) => `${formatDay(instant)}, ${formatTime(instant)}`

function renderProblems({ problems, editorUrl }: PreviewState): string {
  if (problems === undefined) return ''
  const entries = problems.diagnostics.map((problem) => {
    const { file, line, column, severity, message, suggestion, rule } = problem
    const place = escape(printable(`${file}:${line}:${column}`))
    const url = editorUrl(problem)
    const shown =
      url === undefined ? `<code>${place}</code>` : `<a href="${escape(url)}">${place}</a>`
    const hint = suggestion === undefined ? '' : ` <em>${escape(printable(suggestion))}</em>`
    return `<li>${shown} ${severity}: ${escape(printable(message))} <code>[${rule}]</code>${hint}</li>`
  })
  const rest = problems.count - problems.diagnostics.length
  return `<div role="alert"><p><strong>What is shown is older than what was written.</strong> ${escape(printable(problems.reason))}</p><ul>${entries.join('')}${
    rest > 0 ? `<li>and ${rest} more</li>` : ''
  }</ul></div>`
}

/** Colours of its own, so that nobody takes it for a part of the page. */
const BAR_STYLE = `.preview{padding:.75rem 1rem;background:#fff3c4;color:#1f1a15;border-bottom:2px solid #8a6100;font:.875rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}.preview p,.preview ul{margin:0 0 .375rem}.preview ul{padding:0;list-style:none}.preview li{padding:.25rem 0;border-top:1px solid #8a6100}.preview form{display:flex;flex-wrap:wrap;gap:.375rem .75rem;align-items:center}.preview a{color:inherit;text-decoration:underline;padding:.125rem 0}.preview input,.preview button{border:1px solid #8a6100;padding:.125rem .5rem;background:#fff;color:#1f1a15;font:inherit;text-decoration:none;color-scheme:light}.preview [role=alert]{margin-top:.5rem;padding:.5rem .75rem;background:#fff;border:2px solid #a11212}@media print{.preview{display:none}}`

const MARK_STYLE =
  'margin-inline-end:.4em;padding:0 .35em;border:1px solid;font:600 .75rem/1.4 system-ui,sans-serif;letter-spacing:normal;display:inline-block'

function styleFor({ at, unpublished }: PreviewState): string {
  const marks = (at === undefined ? unpublished : []).map(({ url, kind, publishedAt }) => {
    const words = kind === 'draft' ? 'Draft' : `Scheduled, ${inWords(publishedAt)}`
    return `a[href="${url}"]::before{content:"${words}";${MARK_STYLE}}`
  })
  return BAR_STYLE + marks.join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
