/** From 0 to 1. */
export interface Interval {
  from: number
  to: number
}

const CONFIDENCE = 0.95

/**
 * The exact 95% confidence interval of a share, of which `successes` of `trials` were seen: the
 * shares under which seeing that many, or more, and that many, or fewer, both has a chance of 2.5%
 * at least. It covers the true share in 95% of cases or more, never less.
 *
 * After C. J. Clopper and E. S. Pearson, 'The use of confidence or fiducial limits illustrated in
 * the case of the binomial', Biometrika 26 (1934).
 *
 * @param successes a whole number from 0 to `trials`
 * @param trials a whole number from 1
 */
export function exactInterval(successes: number, trials: number): Interval {
  const tail = (1 - CONFIDENCE) / 2
  return {
    from:
      successes === 0 ? 0 : findShare((share) => chanceOfAtLeast(successes, trials, share) > tail),
    to:
      successes === trials
        ? 1
        : 1 - findShare((share) => chanceOfAtLeast(trials - successes, trials, share) > tail),
  }
}

/** The share from which on `isAbove` holds, to the last bit but a few. */
function findShare(isAbove: (share: number) => boolean): number {
  let low = 0
  let high = 1
  while (high - low > 1e-15) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (isAbove(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}

/**
 * The chance of `successes` or more in `trials`, each with the chance `share`: the regularised
 * incomplete beta function I_share(successes, trials − successes + 1), which for whole numbers is
 * this sum. All its terms are positive, so that nothing cancels.
 */
export function chanceOfAtLeast(successes: number, trials: number, share: number): number {
  if (successes <= 0) return 1
  if (share <= 0) return 0
  if (share >= 1) return 1
  const odds = Math.log(share) - Math.log1p(-share)
  let logTerm = logChoose(trials, successes) + successes * odds + trials * Math.log1p(-share)
  let sum = 0
  for (let count = successes; count <= trials; count++) {
    const term = Math.exp(logTerm)
    sum += term
    const isPastPeak = count > trials * share
    if (isPastPeak && term < sum * 1e-18) break
    logTerm += Math.log((trials - count) / (count + 1)) + odds
  }
  return Math.min(1, sum)
}

function logChoose(of: number, taken: number): number {
  let sum = 0
  const few = Math.min(taken, of - taken)
  for (let index = 1; index <= few; index++) sum += Math.log((of - few + index) / index)
  return sum
}
