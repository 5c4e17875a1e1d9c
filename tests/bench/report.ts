import { formatNumber, formatTable, type Row } from './table'

/** What one benchmark found. */
export interface Report {
  title: string
  rows: Row[]
  claims: Claim[]
  /** Sentences: what was left out, and what the figures rest on. */
  notes: string[]
}

export interface Claim {
  what: string
  seen: number
  unit: string
  target: { atMost: number } | { atLeast: number }
}

export const isMet = ({ seen, target }: Claim): boolean =>
  'atMost' in target ? seen <= target.atMost : seen >= target.atLeast

export function formatReport({ title, rows, claims, notes }: Report): string {
  const parts = [
    `### ${title}`,
    formatTable(rows),
    formatTable(claims.map(toRow)),
    notes.map((note) => `- ${note}`).join('\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function toRow(claim: Claim): Row {
  const { what, seen, unit, target } = claim
  const [word, bound] =
    'atMost' in target
      ? (['at most', target.atMost] as const)
      : (['at least', target.atLeast] as const)
  return {
    claim: what,
    seen: `${formatNumber(round(seen))} ${unit}`,
    target: `${word} ${formatNumber(bound)} ${unit}`,
    verdict: isMet(claim) ? 'met' : 'MISSED',
  }
}

/** Three significant digits, and every digit before the point. */
const round = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
