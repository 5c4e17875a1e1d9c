/** Plain text as it stands in HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** @param url an absolute address, not yet escaped */
export const linkTo = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`

/** HTML whose links and images no longer depend on the page they stood in. */
export const withAbsoluteAddresses = (html: string, page: string): string =>
  html.replace(
    /(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"]*)/g,
    (_match, before: string, address: string) => before + toAbsolute(address, page),
  )

// A URL parser leaves `&amp;` as it is, so that the address needs no unescaping.
const toAbsolute = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address
