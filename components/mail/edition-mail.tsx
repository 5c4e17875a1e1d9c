import { Body, Column, Container, Head, Html, Preview, Row } from '@react-email/components'
import { type ReactNode } from 'react'

import type { Edition } from '@/lib/mail/edition'
import { preheaderOf, subjectOf } from '@/lib/mail/words'

import { darkRules, lightRules, lookOf, outlookDarkRules } from './look'
import { MailChanged } from './mail-changed'
import { MailFooter } from './mail-footer'
import { MailHeading } from './mail-heading'
import { MailStories } from './mail-stories'

interface EditionMailProps {
  edition: Edition
  unsubscribeUrl: string | undefined
}

/** An update as HTML that mail programs can show: tables, and styles on the tags. */
export function EditionMail({ edition, unsubscribeUrl }: EditionMailProps) {
  const { site, update } = edition
  const hue = update.topicHeading.accent
  const look = lookOf(hue)
  const preheader = preheaderOf(edition)
  return (
    <Html lang={site.language} dir={directionOf(site.language)}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{subjectOf(edition)}</title>
        <StyleSheet>{lightRules(hue) + darkRules(hue)}</StyleSheet>
        {/* Of its own, as a program that does not know its selectors drops the whole sheet. */}
        <StyleSheet>{outlookDarkRules(hue)}</StyleSheet>
      </Head>
      {/* Its colour comes from the sheet: what is given here stands on a cell that none can reach. */}
      <Body className="paper" style={{ margin: 0 }}>
        {preheader !== '' && <Preview>{preheader}</Preview>}
        <Row>
          <Column {...look.page}>
            <Container style={{ maxWidth: 600 }}>
              <MailHeading edition={edition} look={look} />
              <MailChanged edition={edition} look={look} />
              <MailStories edition={edition} look={look} />
              <MailFooter edition={edition} look={look} unsubscribeUrl={unsubscribeUrl} />
            </Container>
          </Column>
        </Row>
      </Body>
    </Html>
  )
}

const StyleSheet = ({ children }: { children: string }): ReactNode => (
  <style dangerouslySetInnerHTML={{ __html: children }} />
)

/** Scripts that run from right to left, by the languages that are written in them. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/i

const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
