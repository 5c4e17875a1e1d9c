import { Column, Row, Section } from '@react-email/components'

import { type Forecast, MAXIMUM_FORECASTS } from '@/lib/mail/forecasts'
import { counted } from '@/lib/mail/words'

import type { Look } from './look'

interface MailForecastsProps {
  forecasts: Forecast[]
  storyUrl: string
  look: Look
}

export function MailForecasts({ forecasts, storyUrl, look }: MailForecastsProps) {
  if (forecasts.length === 0) return null
  const more = forecasts.length - MAXIMUM_FORECASTS
  return (
    <Section style={{ paddingTop: 16 }}>
      <p {...look.label}>What could happen next</p>
      {forecasts.slice(0, MAXIMUM_FORECASTS).map((forecast) => (
        <MailForecast key={forecast.id} forecast={forecast} storyUrl={storyUrl} look={look} />
      ))}
      {more > 0 && (
        <p {...look.meta} style={{ ...look.meta.style, paddingTop: 10 }}>
          <a href={`${storyUrl}#scenarios`} {...look.link}>
            {counted(more, 'more forecast', 'more forecasts')} on the site
          </a>
        </p>
      )}
    </Section>
  )
}

interface MailForecastProps extends Omit<MailForecastsProps, 'forecasts'> {
  forecast: Forecast
}

function MailForecast({ forecast, storyUrl, look }: MailForecastProps) {
  const { id, kind, statement, probability, figure, words, standing, isResolved } = forecast
  return (
    <Section style={{ padding: '8px 0 6px' }}>
      <p {...look.text} style={{ ...look.text.style, padding: 0 }}>
        <span {...look.figure}>{figure}</span> {words}
      </p>
      <ProbabilityRow probability={probability} look={look} />
      <p dir="auto" {...look.text}>
        <a href={`${storyUrl}#scenario-${id}`} {...look.plainLink}>
          {statement}
        </a>
      </p>
      <p {...look.meta}>
        {kind} · {isResolved ? <strong>{standing}</strong> : standing}
      </p>
    </Section>
  )
}

/** The figure beside it says the same. */
function ProbabilityRow({ probability, look }: { probability: number; look: Look }) {
  const share = Math.min(99, Math.max(1, Math.round(probability * 100)))
  return (
    <Row aria-hidden="true" style={{ tableLayout: 'fixed', marginTop: 4 }}>
      <Column width={`${share}%`} {...look.barFilled}>
        &nbsp;
      </Column>
      <Column width={`${100 - share}%`} {...look.barEmpty}>
        &nbsp;
      </Column>
    </Row>
  )
}
