import { expect, test } from 'vitest'

import { contentSecurityPolicy, securityHeaders } from './headers'
import { stripScripts } from './strip-scripts'

test('scripts, preloads, flight data and hydration marks go; styles, text and JSON-LD stay', () => {
  const page = [
    '<!DOCTYPE html><html lang="en"><head>',
    '<style>p>a{color:red}</style>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>',
    '<link rel="canonical" href="https://news.example/"/>',
    '<script src="/_next/a.js" async=""></script>',
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
    '</head><body><div hidden=""><!--$--><!--/$--></div>',
    '<p>Update #<!-- -->3</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<script>self.__next_f.push([1,"</p>"])</script><script id="_R_">requestAnimationFrame(0)</script>',
    '</body></html>',
  ].join('')
  expect(stripScripts(page)).toBe(
    [
      '<!DOCTYPE html><html lang="en"><head>',
      '<style>p>a{color:red}</style>',
      '<link rel="canonical" href="https://news.example/"/>',
      '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
      '</head><body>',
      '<p>Update #3</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '</body></html>',
    ].join(''),
  )
})

test('of all scripts of a page, only the enhancements stay, once', () => {
  const page = [
    '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/3y4ca8.js"/>',
    '<script src="/_next/static/chunks/turbopack-2u1d16.js" async=""></script>',
    '<style>[data-hue=h255]{--hue:255}</style>',
    '<script src="/enhancements.js" defer=""></script>',
    '<script src="/_next/static/chunks/0cz1d0.js" noModule=""></script></head>',
    '<body><p>Text</p><script src="/_next/static/chunks/3y4ca8.js" id="_R_" async=""></script>',
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
    '<script>self.__next_f.push([1,"[\\"$\\",\\"script\\",null,',
    '{\\"src\\":\\"/enhancements.js\\",\\"defer\\":true}]"])</script></body></html>',
  ].join('')
  expect(stripScripts(page)).toBe(
    [
      '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>',
      '<style>[data-hue=h255]{--hue:255}</style>',
      '<script src="/enhancements.js" defer=""></script></head>',
      '<body><p>Text</p></body></html>',
    ].join(''),
  )
})

test('what only names the enhancements, or preloads them, goes', () => {
  const page = [
    '<link rel="preload" href="/enhancements.js" as="script"/>',
    '<script>document.write(\'<script src="/enhancements.js" defer="">\')</script>',
    '<script data-src="/enhancements.js" src="/_next/a.js"></script>',
    '<script src="/enhancements.js.map"></script>',
    '<script src="https://elsewhere.example/enhancements.js"></script>',
    '<p>Text</p>',
  ].join('')
  expect(stripScripts(page)).toBe('<p>Text</p>')
})

test('text that looks like what is removed stays', () => {
  const page = '<p>&lt;a data-href="x" data-precedence="y">&lt;!-- -->&lt;script src="z"></p>'
  expect(stripScripts(page)).toBe(page)
})

test('the policy allows the very styles of the page, each once', () => {
  expect(contentSecurityPolicy('<style>a{}</style><style>a{}</style><style>b{}</style>')).toBe(
    "default-src 'none'; script-src 'self'; " +
      "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; " +
      "img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
})

test('strict transport is promised only over https', () => {
  expect(securityHeaders(false)).not.toHaveProperty('strict-transport-security')
  expect(securityHeaders(true)).toHaveProperty('strict-transport-security')
})
