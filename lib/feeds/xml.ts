/** What XML 1.0 cannot hold, not even escaped. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** XML as feedsmith writes it, without the line breaks that it puts around the text of an element. */
export const tidyXml = (xml: string): string =>
  xml
    .replace(FORBIDDEN, '')
    // A whole section at a time, so that nothing within one is touched.
    .replace(/\s*(<!\[CDATA\[[^]*?\]\]>)\s*/g, '$1')
