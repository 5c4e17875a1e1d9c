const LINK = /<link rel="stylesheet" href="([^"]+)"[^>]*>/g

/**
 * A page with the stylesheets that it links to written into it, where they stood: it then needs no
 * second request before it can be painted.
 *
 * @param read the text of a stylesheet at an address as the page has it
 */
export async function inlineStyles(
  html: string,
  read: (href: string) => Promise<string>,
): Promise<string> {
  const hrefs = Array.from(html.matchAll(LINK), ([, href = '']) => href)
  const sheets = await Promise.all(hrefs.map(async (href) => `<style>${await read(href)}</style>`))
  const styles = sheets.values()
  return html.replace(LINK, () => styles.next().value ?? '')
}
