import { expect, test } from 'vitest'

import { renderPlainText } from './plain-text'

function render(markdown: string): { text: string; links: string[] } {
  const links: string[] = []
  const text = renderPlainText(markdown, {
    pageUrl: new URL('https://news.example/topics/sea/updates/2'),
    storyUrl: (slug) => (slug === 'gone' ? undefined : `https://news.example/stories/${slug}`),
    width: 40,
    reference: (url) => `[${links.push(url)}]`,
  })
  return { text, links }
}

test('Links become references, whether to a story, a page or elsewhere', () => {
  expect(
    render('See [one](story:one), [two](/about) and [three](https://x.example/?a=1&b=2).'),
  ).toEqual({
    text: 'See one [1], two [2] and three [3].',
    links: [
      'https://news.example/stories/one',
      'https://news.example/about',
      'https://x.example/?a=1&b=2',
    ],
  })
})

test('A link to a story that is not out, and an address that stands for itself, get none', () => {
  expect(render('Not [yet](story:gone), but <https://x.example/a>.')).toEqual({
    text: 'Not yet, but https://x.example/a.',
    links: [],
  })
})

test('Citations are left out, and quotes are curly', () => {
  expect(render('It\'s "so". [^paper] Next.').text).toBe('It’s “so”. Next.')
})

test('Every kind of block is drawn with what a keyboard has', () => {
  const markdown = `# A heading

- one
- two *words* that go on for longer than a line has room

3. three
4. four
   - nested

> Quoted

\`\`\`
code  <b>
\`\`\`

---

| Who | When |
|---|---|
| Ann | May |
| Bo | June |

- [x] done
- [ ] open

Line one  
line two ![A map](/media/map.png)

<b>html</b>
`
  expect(render(markdown).text).toBe(`A heading
---------

- one
- two words that go on for longer than a
  line has room

3. three
4. four
   - nested

> Quoted

    code  <b>

* * *

- Who: Ann
  When: May
- Who: Bo
  When: June

- [x] done
- [ ] open

Line one line two A map

html`)
})

test('Nothing is nothing', () => {
  expect(render(' \n').text).toBe('')
})
