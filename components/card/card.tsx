import { cardColours } from './colours'
import { fitCard, TEXT_LEADING, TEXT_SIZE, TITLE_LEADING } from './fit'

/** What a share image says. All of it is `printable`. */
export interface CardContent {
  siteName: string
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
 * styles only.
 */
export function Card({ siteName, hue, kicker, day, title, text, note }: CardContent) {
  const { paper, ink, muted, rule, accent, wash } = cardColours(hue)
  const fit = fitCard(title, text)
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
      <div style={{ ...row, fontFamily: 'Noto Sans', fontSize: 28, color: muted }}>
        <div style={{ ...oneLine, color: accent, maxWidth: 780 }}>{kicker ?? ''}</div>
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
          <div
            style={{
              display: 'flex',
              marginTop: 28,
              padding: '18px 28px',
              background: wash,
              borderLeft: `6px solid ${accent}`,
            }}
          >
            <div
              style={{
                ...block(fit.textLines),
                fontSize: TEXT_SIZE,
                lineHeight: TEXT_LEADING,
              }}
            >
              {text}
            </div>
          </div>
        )}
      </div>
      <div style={{ ...row, alignItems: 'center', borderTop: `2px solid ${rule}`, paddingTop: 22 }}>
        <div
          style={{
            ...oneLine,
            maxWidth: 640,
            fontWeight: 700,
            fontSize: 40,
            letterSpacing: '-0.03em',
          }}
        >
          {siteName}
        </div>
        <div
          style={{ ...oneLine, maxWidth: 380, fontFamily: 'Noto Sans', fontSize: 26, color: muted }}
        >
          {note ?? ''}
        </div>
      </div>
    </div>
  )
}

const row = { display: 'flex', justifyContent: 'space-between' } as const

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
