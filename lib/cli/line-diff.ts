import type { Styles } from './styles'

const CONTEXT = 2

/** What an edit changes, as one hunk of lines before and after with some context. */
export function lineDiff(before: string, after: string, styles: Styles): string {
  const old = before.split(/\r?\n/)
  const now = after.split(/\r?\n/)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  const room = Math.min(old.length, now.length) - start
  while (end < room && old.at(-1 - end) === now.at(-1 - end)) end += 1

  const from = Math.max(0, start - CONTEXT)
  const until = Math.min(now.length, now.length - end + CONTEXT)
  return [
    styles.faint(`@@ line ${from + 1} @@`),
    ...now.slice(from, start).map((line) => `  ${line}`),
    ...old.slice(start, old.length - end).map((line) => styles.error(`- ${line}`)),
    ...now.slice(start, now.length - end).map((line) => styles.good(`+ ${line}`)),
    ...now.slice(now.length - end, until).map((line) => `  ${line}`),
  ].join('\n')
}
