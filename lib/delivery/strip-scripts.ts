const SCRIPT =
  /<script\b(?![^>]*\s(?:type="application\/ld\+json"|src="\/enhancements\.js"))[^>]*>[^]*?<\/script>/g
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g
/** React's marks for hydration, which nothing here does. */
const MARK = /<!--(?: |\$|\/\$|\$\?|\$!)?-->/g
const EMPTY_HOLDER = /<div hidden=""><\/div>/g

/**
 * A page as Next writes it, less what only its client code needs: scripts, their preloads, the
 * flight data and hydration marks. Styles, JSON-LD and our one script of enhancements stay. React
 * escapes `<` in text and attributes, so that no content can look like one of these.
 */
export function stripScripts(html: string): string {
  return html
    .replace(SCRIPT, '')
    .replace(SCRIPT_PRELOAD, '')
    .replace(MARK, '')
    .replace(EMPTY_HOLDER, '')
}
