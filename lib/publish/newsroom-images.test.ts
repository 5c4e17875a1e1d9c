import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { closeArchive, openWritableArchive } from '@/lib/archive/archive'
import { findStory } from '@/lib/archive/story-queries'
import { formatDiagnostic } from '@/lib/content/diagnostics'
import { parseFile } from '@/lib/content/parse'
import { type ImageReader, openImageReader } from '@/lib/images/image-reader'
import {
  type Files,
  JOINT_PAPER,
  memorySource,
  newsroomFiles,
  NOW,
  PACKAGE_THEFT,
  story,
} from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openImageKeeper } from './newsroom-images'
import { publishLatest } from './publish'

// The same reader, whose questions are counted.
vi.mock('@/lib/images/image-reader', async (importOriginal) => {
  const original = await importOriginal<typeof import('@/lib/images/image-reader')>()
  return { ...original, openImageReader: vi.fn(original.openImageReader) }
})

const STRIPES = await picture(1300, 700)
const LARGE = await picture(1600, 900)

/** What is made of the smaller one. */
const SIZES = ['-1300.jpg', '-1300.webp', '-480.webp', '-960.webp']

/** A newsroom with a folder for its pictures. */
function open({ audience = 'public' as const }: { audience?: 'public' | 'preview' } = {}) {
  const place = temporaryFolder()
  const imageFolder = join(place, 'images')
  let archive = openWritableArchive(join(place, 'index.db'))
  onTestFinished(() => closeArchive(archive))
  const pool = { parse: async (path: string, bytes: Uint8Array) => parseFile(path, bytes) }
  const onFailure = vi.fn()
  const keeper = openImageKeeper(audience, onFailure)
  let source = memorySource({})
  return {
    imageFolder,
    onFailure,
    archive: () => archive,
    forget: () => {
      closeArchive(archive)
      rmSync(join(place, 'index.db'))
      archive = openWritableArchive(join(place, 'index.db'))
    },
    publish: async (files: Files) => {
      source = memorySource(files)
      const newsroom = { archive, source, pool, imageFolder }
      const publication = await publishLatest(newsroom, { now: NOW, audience })
      const diagnostics = 'diagnostics' in publication ? publication.diagnostics : []
      return [publication.outcome, ...diagnostics.map(formatDiagnostic)]
    },
    keepFormer: () => keeper.keepFormer(Date.parse(NOW)),
    tend: async (seconds = 0) => {
      const revision = await source.latestRevision()
      await keeper.tend(
        { archive, source, imageFolder },
        revision,
        Date.parse(NOW) + seconds * 1000,
      )
    },
    /** Names of files without the fingerprint of their picture. */
    made: () => {
      mkdirSync(imageFolder, { recursive: true })
      return readdirSync(imageFolder)
        .filter((name) => !name.endsWith('.json'))
        .map((name) => name.replace(/^[0-9a-f]{20}/, ''))
        .sort()
    },
  }
}

const withPicture = (file = 'stripes.jpg', more: Files = { 'images/stripes.jpg': STRIPES }) =>
  newsroomFiles({ [JOINT_PAPER]: story({ image: imageOf(file) }), ...more })

test('A picture is ready as soon as its story is out', async () => {
  const { publish, made, archive } = open()
  expect(await publish(withPicture())).toEqual(['published'])
  expect(made()).toEqual(SIZES)
  expect(findStory(archive(), 'joint-paper')?.image).toEqual({
    alt: 'Three stripes.',
    credit: 'Ada Fenn',
    licence: 'CC BY 4.0',
    fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
    width: 1300,
    height: 700,
  })
})

test('A commit without a new picture has none read, and makes nothing', async () => {
  const { publish } = open()
  await publish(withPicture())
  const reader = { read: vi.fn(), close: () => undefined }
  vi.mocked(openImageReader).mockReturnValueOnce(reader).mockReturnValueOnce(reader)
  onTestFinished(() => void vi.mocked(openImageReader).mockReset())
  const edited = story({ title: 'Edited', image: imageOf('stripes.jpg') })
  expect(
    await publish(
      withPicture('stripes.jpg', {
        'images/stripes.jpg': STRIPES,
        [JOINT_PAPER]: edited,
      }),
    ),
  ).toEqual(['published'])
  expect(reader.read).not.toHaveBeenCalled()
})

test('An index that is begun anew has no picture read again', async () => {
  const { publish, forget, archive } = open()
  await publish(withPicture())
  forget()
  const reader = { read: vi.fn(), close: () => undefined }
  vi.mocked(openImageReader).mockReturnValueOnce(reader).mockReturnValueOnce(reader)
  onTestFinished(() => void vi.mocked(openImageReader).mockReset())
  expect(await publish(withPicture())).toEqual(['published'])
  expect(reader.read).not.toHaveBeenCalled()
  expect(findStory(archive(), 'joint-paper')?.image?.width).toBe(1300)
})

test('Other bytes under the same name are another picture', async () => {
  const { publish, archive, made } = open()
  await publish(withPicture())
  const nameOf = () => findStory(archive(), 'joint-paper')?.image?.fingerprint
  const before = nameOf()
  expect(await publish(withPicture('stripes.jpg', { 'images/stripes.jpg': LARGE }))).toEqual([
    'published',
  ])
  expect(nameOf()).not.toBe(before)
  expect(made()).toHaveLength(8)
})

test('A picture that no story shows any more goes when caches have had a minute to notice', async () => {
  const { publish, tend, keepFormer, made } = open()
  await publish(withPicture())
  const { [JOINT_PAPER]: _old, ...others } = withPicture()
  expect(await publish({ ...others, [JOINT_PAPER]: story() })).toEqual(['published'])
  keepFormer()
  await tend()
  expect(made()).toEqual(SIZES)
  await tend(60)
  expect(made()).toEqual([])
})

test('Files that are missing are made again', async () => {
  const { publish, tend, made, imageFolder, onFailure } = open()
  await publish(withPicture())
  rmSync(imageFolder, { recursive: true })
  await tend()
  await expect.poll(made, { timeout: 15_000 }).toEqual(SIZES)
  expect(onFailure).not.toHaveBeenCalled()
})

test('A commit does not wait for a whole archive of pictures: they follow', async () => {
  const { publish, tend } = open()
  const files: Files = {}
  for (let day = 10; day < 31; day += 1) {
    files[`images/day-${day}.jpg`] = STRIPES
    files[`stories/cybersecurity/2026-05-${day}-day-${day}.md`] = story({
      publishedAt: `2026-05-${day}T08:00:00Z`,
      image: imageOf(`day-${day}.jpg`),
    })
  }
  const file = { fingerprint: '0'.repeat(20), width: 1300, height: 700 }
  const read = vi.fn<ImageReader['read']>(async () => file)
  vi.mocked(openImageReader).mockReturnValue({ read, close: () => undefined })
  onTestFinished(() => void vi.mocked(openImageReader).mockReset())
  expect(await publish(newsroomFiles(files))).toEqual(['published'])
  expect(read.mock.calls.map(([{ folder }]) => folder)).toEqual(Array(21).fill(undefined))
  await tend()
  await expect.poll(() => read.mock.calls.filter(([{ folder }]) => folder).length).toBe(21)
})

test('Where they cannot be made again, someone is told', async () => {
  const { publish, tend, imageFolder, onFailure } = open()
  await publish(withPicture())
  rmSync(imageFolder, { recursive: true })
  write(imageFolder, '../images', '')
  await tend()
  expect(onFailure).toHaveBeenCalledOnce()
})

test('The picture of a draft is made for a preview, and not for readers', async () => {
  const files = withPicture('stripes.jpg', {
    'images/stripes.jpg': STRIPES,
    [JOINT_PAPER]: story({ draft: 'true', image: imageOf('stripes.jpg') }),
    'stories/cybersecurity/2026-06-05-first-talks.md': story({
      ...{ title: 'First talks are held', publishedAt: '2026-06-05T08:00:00Z' },
    }),
  })
  const [site, preview] = [open(), open({ audience: 'preview' })]
  expect(await site.publish(files)).toEqual(['published'])
  expect(site.made()).toEqual([])
  expect(await preview.publish(files)).toEqual(['published'])
  expect(preview.made()).toEqual(SIZES)
})

test('The picture of a scheduled story is ready before its time', async () => {
  const { publish, made, archive } = open()
  const path = 'stories/cybersecurity/2026-07-08-later.md'
  const later = story({ publishedAt: '2026-07-08T10:00:00Z', image: imageOf('stripes.jpg') })
  const files = newsroomFiles({ [path]: later, 'images/stripes.jpg': STRIPES })
  expect(await publish(files)).toEqual(['published'])
  expect(made()).toEqual(SIZES)
  expect(findStory(archive(), 'later')).toBeUndefined()
})

test.each([
  [
    'is not there',
    withPicture('stripe.jpg'),
    'error: there is no image `stripe.jpg`: did you mean `stripes.jpg`? [unknown-image]',
  ],
  [
    'is not there, nor anything like it',
    withPicture('ferry.jpg'),
    'error: there is no image `ferry.jpg`: put the picture into images/ [unknown-image]',
  ],
  [
    'is an SVG by another name',
    withPicture('stripes.jpg', { 'images/stripes.jpg': '<svg onload="alert(1)"></svg>' }),
    'error: `stripes.jpg` is an SVG, whatever it is called: save it as JPEG or PNG [unreadable-image]',
  ],
  [
    'was broken off',
    withPicture('stripes.jpg', { 'images/stripes.jpg': STRIPES.subarray(0, -300) }),
    'error: `stripes.jpg` is damaged, so that it cannot be read to its end: save it as JPEG or PNG [unreadable-image]',
  ],
])(
  'A picture that %s keeps its commit out, and the line of its story says so',
  async (...given) => {
    const [, files, message] = given
    const { publish, archive, made } = open()
    await publish(newsroomFiles())
    const [outcome, ...diagnostics] = await publish(files)
    expect(outcome).toBe('refused')
    expect(diagnostics).toContain(`${JOINT_PAPER}:12:16: ${message}`)
    expect(findStory(archive(), 'joint-paper')?.image).toBeUndefined()
    expect(made()).toEqual([])
  },
)

test('A story that has not changed is blamed when its picture is exchanged for a broken one', async () => {
  const { publish } = open()
  await publish(withPicture())
  const broken = withPicture('stripes.jpg', { 'images/stripes.jpg': 'nothing' })
  expect(await publish(broken)).toEqual([
    'refused',
    `${JOINT_PAPER}:12:16: error: \`stripes.jpg\` is not a picture, whatever it is called: save it as JPEG or PNG [unreadable-image]`,
  ])
})

test('A picture that is gone is missed by its story', async () => {
  const { publish } = open()
  await publish(withPicture())
  const [outcome, diagnostic] = await publish(withPicture('stripes.jpg', {}))
  expect([outcome, diagnostic]).toEqual([
    'refused',
    `${JOINT_PAPER}:12:16: error: there is no image \`stripes.jpg\`: put the picture into images/ [unknown-image]`,
  ])
})

test('A small picture, and one that no story shows, are worth a warning', async () => {
  const { publish, made } = open()
  const files = withPicture('small.png', {
    'images/small.png': await picture(700, 500, 'png'),
    'images/other.jpg': 'nobody asks what it is',
  })
  expect(await publish(files)).toEqual([
    'published',
    'images/other.jpg:1:1: warning: no story shows this picture: remove it, or name it as the `image` of a story [unused-image]',
    `${JOINT_PAPER}:12:16: warning: \`small.png\` is 700 pixels wide, which good screens show coarsely: at least 1200 are wanted, and 1600 are best [small-image]`,
  ])
  expect(made()).toEqual(['-480.webp', '-700.jpg', '-700.webp'])
})

test('Two stories may show the same picture', async () => {
  const { publish, made } = open()
  const files = withPicture('stripes.jpg', {
    'images/stripes.jpg': STRIPES,
    [PACKAGE_THEFT]: story({
      ...{ update: '1', publishedAt: '2026-03-31T20:40:00Z', image: imageOf('stripes.jpg') },
    }),
  })
  expect(await publish(files)).toEqual(['published'])
  expect(made()).toEqual(SIZES)
})

test('One that asks too much keeps its commit out, until it is read a second time', async () => {
  const { publish } = open()
  const reader = { read: async () => 'too complex' as const, close: () => undefined }
  vi.mocked(openImageReader).mockReturnValueOnce(reader)
  onTestFinished(() => void vi.mocked(openImageReader).mockReset())
  const [outcome, ...diagnostics] = await publish(withPicture())
  expect(outcome).toBe('refused')
  expect(diagnostics).toEqual([
    'images/stripes.jpg:1:1: error: the picture takes too long or too much memory to read: open it in a program for pictures and save it as JPEG [too-complex]',
  ])
  expect(await publish(withPicture())).toEqual(['published'])
})
