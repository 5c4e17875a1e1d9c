import type { CSSProperties } from 'react'

import { darkColours, lightColours, type MailColours } from './colours'

const SERIF = "Charter,'Sitka Text',Cambria,Georgia,serif"
const SANS = "system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** A style for the light theme, and the classes by which the dark one overrules it. */
interface Part {
  className: string
  style: CSSProperties
}

export interface Look {
  page: Part
  masthead: Part
  kicker: Part
  kickerLink: Part
  title: Part
  section: Part
  headline: Part
  plainLink: Part
  meta: Part
  text: Part
  link: Part
  note: Part
  takeaway: Part
  label: Part
  figure: Part
  barFilled: Part
  barEmpty: Part
  rule: Part
  strongRule: Part
  footer: Part
  footerLink: Part
}

const serif = (size: number, line: number): CSSProperties => ({
  fontFamily: SERIF,
  fontSize: size,
  lineHeight: `${line}px`,
  margin: 0,
})
const sans = (size: number, line: number): CSSProperties => ({
  ...serif(size, line),
  fontFamily: SANS,
})

/** How each part of the mail looks in the hue of its topic. */
export function lookOf(hue: number): Look {
  const { paper, ink, muted, rule, accent, wash } = lightColours(hue)
  const bar = { height: 6, fontSize: 0, lineHeight: 0 }
  return {
    page: {
      className: 'paper',
      style: {
        backgroundColor: paper,
        padding: '24px 16px 40px',
        overflowWrap: 'anywhere',
        wordBreak: 'break-word',
      },
    },
    masthead: { className: 'ink', style: { ...serif(20, 26), color: ink, fontWeight: 700 } },
    kicker: { className: 'muted', style: { ...sans(14, 20), color: muted, paddingTop: 24 } },
    kickerLink: {
      className: 'accent',
      style: { color: accent, fontWeight: 600, textDecoration: 'none' },
    },
    title: {
      className: 'ink',
      style: { ...serif(32, 37), color: ink, fontWeight: 700, padding: '6px 0 20px' },
    },
    section: {
      className: 'ink',
      style: { ...serif(22, 28), color: ink, fontWeight: 700, padding: '12px 0 0' },
    },
    headline: {
      className: 'ink',
      style: { ...serif(20, 26), color: ink, fontWeight: 700, paddingTop: 2 },
    },
    plainLink: { className: 'ink', style: { color: ink, textDecoration: 'none' } },
    meta: { className: 'muted', style: { ...sans(14, 20), color: muted } },
    text: { className: 'ink', style: { ...serif(17, 27), color: ink, padding: '6px 0 0' } },
    link: { className: 'accent', style: { color: accent, textDecoration: 'underline' } },
    note: {
      className: 'ink edge',
      style: {
        ...serif(16, 24),
        color: ink,
        borderTop: `2px solid ${ink}`,
        borderBottom: `2px solid ${ink}`,
        padding: '10px 0',
      },
    },
    takeaway: {
      className: 'ink wash',
      style: {
        ...serif(17, 26),
        color: ink,
        backgroundColor: wash,
        borderLeft: `3px solid ${accent}`,
        padding: '10px 14px 12px',
      },
    },
    label: { className: 'accent', style: { ...sans(13, 20), color: accent, fontWeight: 600 } },
    figure: {
      className: 'ink',
      style: { ...serif(26, 30), color: ink, fontVariantNumeric: 'tabular-nums' },
    },
    barFilled: { className: 'fill', style: { ...bar, backgroundColor: accent } },
    barEmpty: { className: 'empty', style: { ...bar, backgroundColor: rule } },
    rule: { className: 'line', style: { borderTop: `1px solid ${rule}`, ...bar, height: 1 } },
    strongRule: { className: 'edge', style: { borderTop: `2px solid ${ink}`, ...bar, height: 2 } },
    footer: {
      className: 'muted',
      style: { ...sans(13, 20), color: muted, padding: '4px 0' },
    },
    footerLink: { className: 'muted', style: { color: muted, textDecoration: 'underline' } },
  }
}

/** What a program that leaves style sheets in shows around the mail. */
export const lightRules = (hue: number): string =>
  `:root{color-scheme:light dark}body{background-color:${lightColours(hue).paper}}`

/** The dark theme, for the programs that ask for it and leave style sheets in. */
export const darkRules = (hue: number): string =>
  `@media (prefers-color-scheme:dark){${rulesFor(darkColours(hue), '')}}`

/** The same for Outlook's apps, which mark what they have darkened with attributes of their own. */
export const outlookDarkRules = (hue: number): string =>
  rulesFor(darkColours(hue), '[data-ogsc] ') + rulesFor(darkColours(hue), '[data-ogsb] ')

function rulesFor({ paper, ink, muted, rule, accent, wash }: MailColours, scope: string): string {
  const rules = {
    paper: `background-color:${paper}`,
    ink: `color:${ink}`,
    muted: `color:${muted}`,
    accent: `color:${accent}`,
    wash: `background-color:${wash}!important;border-color:${accent}`,
    edge: `border-color:${ink}`,
    line: `border-color:${rule}`,
    fill: `background-color:${accent}`,
    empty: `background-color:${rule}`,
  }
  return Object.entries(rules)
    .map(([name, declaration]) => `${scope}.${name}{${declaration}!important}`)
    .join('')
}
