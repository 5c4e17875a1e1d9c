import { WriteStream } from 'node:tty'

/** How parts of an answer look; without colours every style leaves its text alone. */
export interface Styles {
  error: (text: string) => string
  warning: (text: string) => string
  good: (text: string) => string
  strong: (text: string) => string
  faint: (text: string) => string
}

const plain = (text: string) => text
const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`

export const plainStyles: Styles = {
  error: plain,
  warning: plain,
  good: plain,
  strong: plain,
  faint: plain,
}

const colours: Styles = {
  error: sgr(31),
  warning: sgr(33),
  good: sgr(32),
  strong: sgr(1),
  faint: sgr(2),
}

/** Colours on a terminal only, and never where the environment asks for none (no-color.org). */
export function stylesFor(
  stream: { isTTY?: boolean },
  environment: Partial<Record<string, string>>,
): Styles {
  const isUnwanted = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb'
  return stream.isTTY === true && !isUnwanted ? colours : plainStyles
}

/** Columns of a stream; a log has room for a hundred. */
export const columnsOf = (stream: NodeJS.WritableStream): number =>
  stream instanceof WriteStream && stream.columns > 0 ? stream.columns : 100
