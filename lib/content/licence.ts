/**
 * Where a licence of Creative Commons is written down, from the short name that it gives itself
 * (‘CC BY-SA 4.0’); `undefined` for any other.
 */
export function licenceUrl(licence: string): string | undefined {
  if (licence === 'CC0 1.0') return `${CREATIVE_COMMONS}/publicdomain/zero/1.0/`
  if (licence === 'Public Domain Mark 1.0') return `${CREATIVE_COMMONS}/publicdomain/mark/1.0/`
  const [, terms, version] =
    /^CC (BY(?:-SA|-ND|-NC|-NC-SA|-NC-ND)?) ([1-4]\.[05])$/.exec(licence) ?? []
  return terms && version && `${CREATIVE_COMMONS}/licenses/${terms.toLowerCase()}/${version}/`
}

const CREATIVE_COMMONS = 'https://creativecommons.org'
