import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { keepUsedStyles } from './used-styles'

const page = (css: string, body: string) => `<style>${css}</style><body>${body}</body>`

/** The styles that are left for a page. */
const stylesFor = (css: string, body: string) =>
  /<style>([^]*)<\/style>/.exec(keepUsedStyles(page(css, body)))?.[1]

test('rules for classes that no element has are left out, and all others stay as they are', () => {
  expect(
    stylesFor(
      'a{color:red}.used{top:0}.unused{left:0}.used.unused{right:0}.used .unused a{bottom:0}[data-x]{x:1}',
      '<p class="used other">',
    ),
  ).toBe('a{color:red}.used{top:0}[data-x]{x:1}')
})

test('of several selectors those stay that can apply', () => {
  expect(stylesFor('.unused,.used>a,b{top:0}', '<p class="used">')).toBe('.used>a,b{top:0}')
})

test('a group of rules goes with its last rule, and one without rules stays', () => {
  expect(
    stylesFor(
      '@layer a,b;@media print{.unused{top:0}}@media (width>=40rem){.used{top:0}.unused{top:0}}' +
        '@layer a{@supports (top:0){.unused{top:0}}}@font-face{font-family:x;src:url(y)}' +
        '@keyframes z{0%{top:0}to{top:1px}}@view-transition{navigation:auto}',
      '<p class="used">',
    ),
  ).toBe(
    '@layer a,b;@media (width>=40rem){.used{top:0}}@font-face{font-family:x;src:url(y)}' +
      '@keyframes z{0%{top:0}to{top:1px}}@view-transition{navigation:auto}',
  )
})

test('names with escapes are those of the page, entities and all', () => {
  const css =
    '.\\[\\&_dt\\:not\\(\\:first-child\\)\\]\\:mt-2 dt{top:0}.sm\\:w-1\\/2{top:1px}.\\32 xl{top:2px}.\\[\\&\\>li\\]\\:x>li{top:3px}.größe{top:4px}'
  expect(
    stylesFor(
      css,
      '<p class="[&amp;_dt:not(:first-child)]:mt-2 sm:w-1/2 2xl [&amp;&gt;li]:x größe">',
    ),
  ).toBe(css)
  expect(stylesFor(css, '<p class="other">')).toBe('')
})

test('what stands in parentheses may be an alternative, or must not be there', () => {
  const css = 'a:not(.b){top:0}:where(.c>:not(:last-child)){top:1px}a:is(.d,e){top:2px}'
  expect(stylesFor(css, '')).toBe(css)
})

test('nested rules go with the rule around them', () => {
  expect(
    stylesFor('.used{top:0;&:hover{top:1px}}.unused{.used &{top:2px}}', '<p class="used">'),
  ).toBe('.used{top:0;&:hover{top:1px}}')
})

test('custom properties that nothing reads are left out, and what only they have read', () => {
  expect(
    stylesFor(
      ':root{--a:var(--b);--b:var(--c, 1px);--c:1px;--d:var(--e);--e:2px}@media print{:root{--d:3px}}' +
        '.used{top:var(--a)}.unused{top:var(--d)}@font-face{font-family:x;src:url(y)}',
      '<p class="used">',
    ),
  ).toBe(
    ':root{--a:var(--b);--b:var(--c, 1px);--c:1px}.used{top:var(--a)}' +
      '@font-face{font-family:x;src:url(y)}',
  )
})

test('a custom property is kept that another stylesheet of the page reads', () => {
  const html = page(
    '[data-hue=h1]{--hue:1;--x:2}',
    '<style>:root{--hue:30}a{hue:var(--hue)}</style>',
  )
  expect(keepUsedStyles(html)).toBe(
    '<style>[data-hue=h1]{--hue:1}</style><body><style>:root{--hue:30}a{hue:var(--hue)}</style></body>',
  )
})

test('what the script of enhancements adds keeps its styles', () => {
  const script = readFileSync('public/enhancements.js', 'utf8')
  const added = Array.from(
    script.matchAll(/class(?:Name: |Name = hasRoom \? |=)["']([^"']+)["'](?: : '([^']+)')?/g),
    ([, first = '', second = '']) => `${first} ${second}`.trim().split(' '),
  ).flat()
  expect(added.length).toBeGreaterThan(6)
  for (const name of added) expect(stylesFor(`.${name}{top:0}`, ''), name).not.toBe('')
})
