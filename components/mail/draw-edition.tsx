import { render } from '@react-email/components'

import type { Edition } from '@/lib/mail/edition'

import { EditionMail } from './edition-mail'

/** The HTML part of a mail. */
export const drawEdition = (
  edition: Edition,
  unsubscribeUrl: string | undefined,
): Promise<string> => render(<EditionMail edition={edition} unsubscribeUrl={unsubscribeUrl} />)
