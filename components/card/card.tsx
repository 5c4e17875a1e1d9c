import type { CSSProperties, ReactNode } from 'react'

import { cardColours } from './colours'
import { fitCard, TEXT_LEADING, TEXT_SIZE, TITLE_LEADING } from './fit'
import type { CardLetters, Letters } from './letters'
import { KICKER, NOTE, SITE_NAME } from './lines'

/** What a share image says. All of it is `printable`. */
export interface CardContent {
  siteName: string
  /** Of the site, as BCP 47 names it. */
  language: string
  /** Of the topic, in degrees of OKLCH. */
  hue: number
  kicker: string | undefined
  /** A day, as people write it. */
  day: string | undefined
  title: string
  text: string | undefined
  /** Beside the name of the site. */
  note: string | undefined
}

export const CARD_SIZE = { width: 1200, height: 630 } as const

/**
 * A share image in the look of the site. It is drawn by Satori, which knows flexbox and inline
 * styles only; `letters` stand for the texts that it cannot set.
 */
export function Card({ letters, ...content }: CardContent & { letters: CardLetters }) {
  const { siteName, hue, kicker, day, note } = content
  const { paper, ink, muted, rule, accent } = cardColours(hue)
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        background: paper,
        color: ink,
        borderTop: `14px solid ${accent}`,
        padding: '42px 72px 36px',
        fontFamily: 'Noto Serif',
      }}
    >
      <div style={{ ...row(38), fontFamily: 'Noto Sans', fontSize: KICKER.size, color: muted }}>
        <Line letters={letters.kicker} style={{ color: accent, maxWidth: KICKER.most }}>
          {kicker ?? ''}
        </Line>
        <div>{day ?? ''}</div>
      </div>
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          flexGrow: 1,
          justifyContent: 'center',
          paddingTop: 10,
        }}
      >
        {letters.title === undefined ? (
          <WrittenHeadline {...content} />
        ) : (
          <DrawnHeadline title={letters.title} text={letters.text} hue={hue} />
        )}
      </div>
      <div style={{ ...row(79), borderTop: `2px solid ${rule}`, paddingTop: 22 }}>
        <Line
          letters={letters.siteName}
          style={{
            maxWidth: SITE_NAME.most,
            fontWeight: 700,
            fontSize: SITE_NAME.size,
            letterSpacing: '-0.03em',
          }}
        >
          {siteName}
        </Line>
        <Line
          letters={letters.note}
          style={{
            maxWidth: NOTE.most,
            fontFamily: 'Noto Sans',
            fontSize: NOTE.size,
            color: muted,
          }}
        >
          {note ?? ''}
        </Line>
      </div>
    </div>
  )
}

interface LineProps {
  letters: Letters | undefined
  style: CSSProperties
  children: string
}

const Line = ({ letters, style, children }: LineProps) =>
  letters === undefined ? (
    <div style={{ ...oneLine, ...style }}>{children}</div>
  ) : (
    <Drawn {...letters} />
  )

const Drawn = ({ src, width, height }: Letters) => (
  // eslint-disable-next-line @next/next/no-img-element -- Satori draws it, and no page
  <img src={src} width={width} height={height} alt="" />
)

function WrittenHeadline({ title, text, hue }: Pick<CardContent, 'title' | 'text' | 'hue'>) {
  const fit = fitCard(title, text)
  return (
    <div style={column}>
      <div
        style={{
          ...block(fit.titleLines),
          fontWeight: 700,
          fontSize: fit.titleSize,
          lineHeight: TITLE_LEADING,
          letterSpacing: '-0.015em',
        }}
      >
        {title}
      </div>
      {text !== undefined && fit.textLines > 0 && (
        <TextBox hue={hue} style={{ marginTop: 28, padding: '18px 28px' }}>
          <div style={{ ...block(fit.textLines), fontSize: TEXT_SIZE, lineHeight: TEXT_LEADING }}>
            {text}
          </div>
        </TextBox>
      )}
    </div>
  )
}

interface DrawnHeadlineProps {
  title: Letters
  text: Letters | undefined
  hue: number
}

const DrawnHeadline = ({ title, text, hue }: DrawnHeadlineProps) => (
  <div style={column}>
    <div style={{ display: 'flex', justifyContent: startOf(title) }}>
      <Drawn {...title} />
    </div>
    {text !== undefined && (
      <TextBox
        hue={hue}
        isRightToLeft={text.isRightToLeft}
        style={{ marginTop: 36, padding: '24px 28px', justifyContent: startOf(text) }}
      >
        <Drawn {...text} />
      </TextBox>
    )}
  </div>
)

const startOf = ({ isRightToLeft }: Letters) => (isRightToLeft ? 'flex-end' : 'flex-start')

interface TextBoxProps {
  hue: number
  isRightToLeft?: boolean
  style: CSSProperties
  children: ReactNode
}

/** With a line at the side where the text begins. */
function TextBox({ hue, isRightToLeft = false, style, children }: TextBoxProps) {
  const { accent, wash } = cardColours(hue)
  const line = `6px solid ${accent}`
  const side = isRightToLeft ? { borderRight: line } : { borderLeft: line }
  return <div style={{ display: 'flex', background: wash, ...side, ...style }}>{children}</div>
}

// Satori lays out no fragments.
const column = { display: 'flex', flexDirection: 'column', width: '100%' } as const

const row = (height: number) =>
  ({
    display: 'flex',
    flexShrink: 0,
    height,
    justifyContent: 'space-between',
    alignItems: 'center',
  }) as const

const block = (lines: number) =>
  ({
    display: 'block',
    overflow: 'hidden',
    lineClamp: lines,
    // What hangs below the last line is part of it.
    paddingBottom: '0.2em',
    marginBottom: '-0.2em',
    wordBreak: 'break-word',
    width: '100%',
  }) as const

const oneLine = {
  display: 'block',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  textOverflow: 'ellipsis',
} as const
