/** Three decimals: differences between records are small. */
export const formatMean = (score: number): string => score.toFixed(3)

/** ‘+12%’, ‘−3%’, ‘0%’ */
export function formatSkill(skill: number | undefined): string {
  if (skill === undefined) return '–'
  const rounded = Math.round(skill * 100)
  if (rounded === 0) return '0%'
  return rounded > 0 ? `+${rounded}%` : `−${-rounded}%`
}

const percent = new Intl.NumberFormat('en-GB', { style: 'percent' })

/** A share that was seen, which may be all or nothing: ‘43%’. */
export const formatShare = (share: number): string => percent.format(share)
