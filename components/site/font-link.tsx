/** The upright face, which every page sets its headlines in. Written by `npm run fonts`. */
const UPRIGHT = '/fonts/newsreader.d7d74cc0.woff2'

/** Asks for it at once: a page that is painted before it came does without (`app/fonts.css`). */
export const FontLink = () => (
  <link rel="preload" as="font" type="font/woff2" href={UPRIGHT} crossOrigin="" />
)
