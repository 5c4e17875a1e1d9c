// @ts-check
// Old releases of Node read this file before they are refused: keep to syntax they can parse.

const OLDEST = { major: 20, minor: 9 }

/**
 * What is wrong with a version of Node, as a sentence; '' when nothing is.
 * @param {string} version such as 20.9.0
 */
export function explainNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return ''
  return `Foresheet needs Node ${OLDEST.major}.${OLDEST.minor} or later, and this is Node ${version}. Get it from https://nodejs.org, or run: nvm install`
}
