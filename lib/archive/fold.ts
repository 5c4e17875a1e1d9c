/** Lower case without accents; every character keeps its place. */
export const fold = (text: string): string =>
  text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(ACCENTED, foldLetter)
    : text.replace(/[^]/gu, (letter) => foldLetter(letter))

const ACCENTED = /[\u00c0-\u024f\u0386-\u03ce\u0400-\u045f\u1e00-\u1fff]/g

function foldLetter(letter: string): string {
  const folded = letter.normalize('NFD').charAt(0).toLowerCase()
  return folded.length === letter.length ? folded : letter
}
