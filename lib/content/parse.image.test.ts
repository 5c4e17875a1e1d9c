import { expect, test } from 'vitest'

import { parseFile } from '@/lib/content/parse'
import { diagnose } from '@/tests/fixtures/diagnose'
import { JOINT_PAPER, story } from '@/tests/fixtures/newsroom'
import { imageOf } from '@/tests/fixtures/pictures'

import { isContentFile } from './layout'

/** What is wrong with a story whose front matter has this image on its line 12. */
const diagnoseImage = (image: string) => diagnose(story({ image }))

test('A story may be led by a picture', () => {
  const text = story({ image: imageOf('ferry.jpg', ', caption: On Monday.') })
  const { entry, diagnostics } = parseFile(JOINT_PAPER, new TextEncoder().encode(text))
  expect(diagnostics).toEqual([])
  expect(entry).toMatchObject({
    value: {
      image: {
        file: 'ferry.jpg',
        alt: 'Three stripes.',
        credit: 'Ada Fenn',
        licence: 'CC BY 4.0',
        caption: 'On Monday.',
      },
    },
  })
})

test.each(['IMG_1234.JPG', 'the ferry.jpeg', 'a.b.png', '2026-05-08 ferry.webp', 'x.AVIF'])(
  '%s can be the name of a picture',
  (file) => {
    expect(diagnoseImage(imageOf(`"${file}"`))).toEqual([])
    expect(isContentFile(`images/${file}`)).toBe(true)
  },
)

test.each([
  ['images/moon.jpg', ': did you mean `moon.jpg`?'],
  ['../images/moon.jpg', ': put it into images/ and write `moon.jpg`'],
  ['images/2026/the moon.jpg', ': put it into images/ and write `the moon.jpg`'],
  ['https://example.org/moon.jpg', ': put it into images/ and write `moon.jpg`'],
  ['images/.moon.jpg', ''],
  ['images/', ''],
  ['.ferry.jpg', ''],
  ['ferry.svg', ''],
  ['ferry.gif', ''],
  ['ferry', ''],
])('%s cannot%s', (file, suggestion) => {
  expect(diagnoseImage(imageOf(`"${file}"`))).toEqual([
    `12:16: error: \`image.file\` must be the name of a JPEG, PNG, WebP or AVIF in images/, such as \`ferry.jpg\`, not \`${file}\`${suggestion} [invalid-value]`,
  ])
})

test.each(['ferry.jpg', 'images/old/ferry.jpg', 'images/.ferry.jpg', 'images/ferry.svg'])(
  '%s is no file of the newsroom',
  (path) => {
    expect(isContentFile(path)).toBe(false)
  },
)

test.each([
  ['{ file: a.jpg, credit: A, licence: B }', ['12:8: error: `image.alt` is missing [missing-key]']],
  [
    '{ file: a.jpg, alt: "", credit: A, licence: B }',
    ['12:28: error: `image.alt` is empty [missing-key]'],
  ],
  ['{ file: a.jpg, alt: A, credit: B }', ['12:8: error: `image.licence` is missing [missing-key]']],
  [
    '{ file: a.jpg, alt: A, license: B, credit: C, licence: D }',
    ['12:31: error: unknown key `license`: did you mean `licence`? [unknown-key]'],
  ],
  [
    'ferry.jpg',
    [
      '12:8: error: `image` must be a group of keys, not text: write its keys on the lines below, indented [wrong-type]',
    ],
  ],
])('%s is told in its place', (image, expected) => {
  expect(diagnoseImage(image)).toEqual(expected)
})

test('A description that repeats the caption is worth a warning', () => {
  expect(
    diagnoseImage('{ file: a.jpg, alt: The ferry, credit: A, licence: B, caption: "The  ferry." }'),
  ).toEqual([
    '12:28: warning: `alt` says the same as `caption`: say in `alt` what can be seen, and in `caption` what cannot [repeated-alt]',
  ])
})
