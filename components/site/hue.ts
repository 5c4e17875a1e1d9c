/**
 * Gives an element and what it holds a topic's hue; `accent` and `wash` follow from it. An
 * attribute and a rule, as a strict content security policy allows no style on an element.
 */
export const hueOf = (accent: number) => ({ 'data-hue': `h${accent}` })

/** The rules that `hueOf` relies on, for the accents of all topics. */
export const hueRules = (accents: readonly number[]): string =>
  [...new Set(accents)].map((accent) => `[data-hue=h${accent}]{--hue:${accent}}`).join('')
