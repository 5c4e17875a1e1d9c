import { domainToASCII } from 'node:url'

import { z } from 'zod'

import { findUnsafeCharacter } from '@/lib/content/unsafe-characters'

/** A person or list that mail goes to or comes from (RFC 5322, section 3.4). */
export interface Mailbox {
  name: string | undefined
  address: string
}

const MAXIMUM_NAME = 200
/** RFC 5321, section 4.5.3.1, less the angle brackets of a path. */
const MAXIMUM_ADDRESS = 254
const MAXIMUM_LOCAL_PART = 64

const addressSchema = z.email()

/**
 * Reads `address`, `Name <address>` or `"Name" <address>`. A domain in another script comes back
 * as its ASCII form.
 *
 * @returns a sentence's end that says what is wrong: ‘has no @’
 */
export function parseMailbox(text: string): Mailbox | { problem: string } {
  if (/[\r\n\t]/.test(text) || findUnsafeCharacter(text) !== undefined) {
    return { problem: 'contains an invisible control character' }
  }
  const bracketed = /^(.*?)\s*<([^<>]*)>$/.exec(text.trim())
  const name = unquote(bracketed?.[1] ?? '')
  const address = parseAddress((bracketed?.[2] ?? text).trim())
  if ('problem' in address) return address
  if (name.length > MAXIMUM_NAME) {
    return { problem: `has a name of more than ${MAXIMUM_NAME} characters` }
  }
  if (/[<>]/.test(name)) return { problem: 'has a bracket in its name' }
  return { name: name === '' ? undefined : name, address: address.address }
}

const unquote = (name: string) =>
  /^".*"$/.test(name) ? name.slice(1, -1).replace(/\\(.)/g, '$1').trim() : name.trim()

function parseAddress(written: string): { address: string } | { problem: string } {
  const at = written.lastIndexOf('@')
  if (at === -1) return { problem: 'has no @' }
  const local = written.slice(0, at)
  if (/[^\u0000-\u007f]/.test(local)) {
    return { problem: 'has letters before the @ that not every mail server takes' }
  }
  const address = `${local}@${domainToASCII(written.slice(at + 1))}`
  const fits = address.length <= MAXIMUM_ADDRESS && local.length <= MAXIMUM_LOCAL_PART
  return fits && addressSchema.safeParse(address).success
    ? { address }
    : { problem: 'is not an email address' }
}

/** What tells two people apart: nobody gives two the same letters in another case. */
export const identityOf = ({ address }: Pick<Mailbox, 'address'>): string => address.toLowerCase()
