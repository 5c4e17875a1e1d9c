import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkSignature } from './hook-signature'

const forged = { kind: 'refused', message: 'The signature does not hold.' }
const unsigned = {
  kind: 'refused',
  message: 'The request is not signed in a way that is known here.',
}
const stale = {
  kind: 'refused',
  message: 'The request was signed more than five minutes from now: look at both clocks.',
}

/** GitHub's own example. */
const hello = {
  secret: "It's a Secret to Everybody",
  body: Buffer.from('Hello, World!'),
  hex: '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
}

/** The reference vector of the Standard Webhooks libraries. */
const reference = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  time: '1614265330',
  body: Buffer.from('{"test": 2432232314}'),
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}
const SIGNED_AT = 1_614_265_330_000

const judgeHello = (headers: IncomingHttpHeaders, { secret, body } = hello) =>
  checkSignature({ headers, body, secret, now: SIGNED_AT })

const referenceHeaders: IncomingHttpHeaders = {
  'webhook-id': reference.id,
  'webhook-timestamp': reference.time,
  'webhook-signature': reference.signature,
}

function judgeReference({
  headers = {},
  secret = reference.secret,
  body = reference.body,
  now = SIGNED_AT,
}: {
  headers?: IncomingHttpHeaders
  secret?: string
  body?: Buffer
  now?: number
}) {
  return checkSignature({ headers: { ...referenceHeaders, ...headers }, secret, body, now })
}

/** A standard webhook of our own, signed with the bytes of a secret that is no `whsec_…`. */
function signedHeaders(id: string, time: string, body: Buffer | string, key = hello.secret) {
  const signature = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signature}`,
  }
}

const hubSignature = (body: string, key = hello.secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`

describe.each([
  ['GitHub', 'x-hub-signature-256', `sha256=${hello.hex}`],
  ['Gitea', 'x-gitea-signature', hello.hex],
  ['GitLab, by its token', 'x-gitlab-token', hello.secret],
])('%s', (_name, header, value) => {
  test('a request with the right signature is accepted, and names no id', () => {
    expect(
      judgeHello({
        [header]: value,
        'x-github-delivery': 'f6266f16',
        'x-gitea-delivery': 'f6266f16',
        'x-gitlab-event-uuid': 'f6266f16',
        'idempotency-key': 'f6266f16',
      }),
    ).toEqual({ kind: 'accepted' })
  })

  test('another secret is refused', () => {
    expect(judgeHello({ [header]: value }, { ...hello, secret: 'another secret' })).toEqual(forged)
  })

  test('without a secret everything is refused', () => {
    const signedWithNothing = createHmac('sha256', '').update(hello.body).digest('hex')
    const emptySecret = { ...hello, secret: '' }
    expect(judgeHello({ [header]: value }, emptySecret)).toEqual(forged)
    expect(judgeHello({ [header]: signedWithNothing }, emptySecret)).toEqual(forged)
    expect(judgeHello({ [header]: `sha256=${signedWithNothing}` }, emptySecret)).toEqual(forged)
    expect(judgeHello({ [header]: '' }, emptySecret)).toEqual(forged)
  })

  test.each([
    ['empty', ''],
    ['without its last character', value.slice(0, -1)],
    ['with one character more', `${value}0`],
    ['sent twice', `${value}, ${value}`],
    ['a prefix and nothing more', 'sha256='],
    ['not hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['of another algorithm', `sha1=${hello.hex}`],
    ['huge', 'a'.repeat(1_000_000)],
  ])('a signature that is %s is refused', (_fault, signature) => {
    expect(judgeHello({ [header]: signature })).toEqual(forged)
  })

  test('a header that came as a list is refused', () => {
    expect(judgeHello({ [header]: [value] })).toEqual(forged)
    expect(judgeHello({ [header]: [] })).toEqual(forged)
  })
})

test.each([
  ['x-hub-signature-256', `sha256=${hello.hex}`],
  ['x-gitea-signature', hello.hex],
])('a body that was changed is refused by %s', (header, value) => {
  expect(
    judgeHello({ [header]: value }, { ...hello, body: Buffer.from('Hello, World! ') }),
  ).toEqual(forged)
})

test('an empty body can be signed', () => {
  const hex = '66a0c074deaa0f489ead6537e0d32f9a344b90bbeda705b6ed45ecd3b413fb40'
  const empty = { ...hello, body: Buffer.alloc(0) }
  expect(judgeHello({ 'x-hub-signature-256': `sha256=${hex}` }, empty)).toEqual({
    kind: 'accepted',
  })
})

test('a secret beyond ASCII signs by its UTF-8 bytes, and as a token comes as those bytes', () => {
  const secret = 'Geheimnis für alle'
  const hex = '1c08df4b4eb0c5c67a4647f262906796d730adce11d102a348e72e7ef6782cd3'
  expect(judgeHello({ 'x-gitea-signature': hex }, { ...hello, secret })).toEqual({
    kind: 'accepted',
  })
  const asNodeReadsIt = Buffer.from(secret).toString('latin1')
  expect(judgeHello({ 'x-gitlab-token': asNodeReadsIt }, { ...hello, secret })).toEqual({
    kind: 'accepted',
  })
})

test.each<[string, IncomingHttpHeaders]>([
  ['no header at all', {}],
  ['an id and a time, but no signature', { 'webhook-id': 'a', 'webhook-timestamp': '1614265330' }],
  ['only the SHA-1 signature that GitHub gave up', { 'x-hub-signature': 'sha1=0' }],
  ['only a delivery id', { 'x-github-delivery': 'f6266f16' }],
])('a request with %s is refused as unsigned', (_what, headers) => {
  expect(judgeHello(headers)).toEqual(unsigned)
})

describe('Standard Webhooks', () => {
  test('the reference vector is accepted, and names the id that must not come again', () => {
    expect(judgeReference({})).toEqual({ kind: 'accepted', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek' })
  })

  test('a secret without the prefix signs by its bytes, even where it is base64', () => {
    const bySentence = 'v1,i60amYKDVzH4LtHMsEULEtu/Jp+mNWxo6Fk82BE1V30='
    expect(
      judgeReference({ secret: hello.secret, headers: { 'webhook-signature': bySentence } }),
    ).toEqual({ kind: 'accepted', id: reference.id })
    expect(judgeReference({ secret: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })).toEqual(forged)
  })

  test.each(['whsec_', 'whsec_=', 'whsec_A', 'whsec_****'])(
    'the secret %s, which holds no base64, is not taken for an empty key',
    (secret) => {
      const headers = (key: string) => signedHeaders('msg_1', reference.time, reference.body, key)
      expect(judgeReference({ secret, headers: headers('') })).toEqual(forged)
      expect(judgeReference({ secret, headers: headers(secret) })).toMatchObject({ id: 'msg_1' })
    },
  )

  test('another secret, another body, another id or another time is refused', () => {
    expect(judgeReference({ secret: 'whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })).toEqual(forged)
    expect(judgeReference({ secret: '' })).toEqual(forged)
    expect(judgeReference({ body: Buffer.from('{"test":2432232314}') })).toEqual(forged)
    expect(judgeReference({ headers: { 'webhook-id': 'msg_another' } })).toEqual(forged)
    expect(judgeReference({ headers: { 'webhook-timestamp': '1614265331' } })).toEqual(forged)
  })

  test.each([
    ['4:59 ago', 299_000],
    ['5:00 ago', 300_000],
    ['4:59 ahead', -299_000],
    ['5:00 ahead', -300_000],
  ])('a signature of %s is accepted', (_when, age) => {
    expect(judgeReference({ now: SIGNED_AT + age })).toEqual({
      kind: 'accepted',
      id: reference.id,
    })
  })

  test.each([
    ['5:01 ago', 301_000],
    ['5:01 ahead', -301_000],
    ['a millisecond too long ago', 300_001],
    ['an hour ago', 3_600_000],
    ['no time at all', NaN],
  ])('a signature of %s is refused', (_when, age) => {
    expect(judgeReference({ now: SIGNED_AT + age })).toEqual(stale)
  })

  test('a forged signature is told nothing of the clock', () => {
    const headers = { 'webhook-signature': 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=' }
    expect(judgeReference({ headers, now: SIGNED_AT + 3_600_000 })).toEqual(forged)
  })

  test.each(['NaN', '', '-1', '1e9', '0x60', '1614265330.5', ' 1614265330', '9'.repeat(13)])(
    'a time written ‘%s’ is refused, however well it is signed',
    (time) => {
      expect(
        judgeReference({
          secret: hello.secret,
          headers: signedHeaders('msg_1', time, reference.body),
          now: Number(time) * 1000,
        }),
      ).toEqual(forged)
    },
  )

  test.each([
    ['empty', ''],
    ['with a full stop', 'a.b'],
    ['with a space', 'a b'],
    ['that begins as JSON does', '{"ref"'],
    ['of 257 characters', 'a'.repeat(257)],
  ])('an id %s is refused, however well it is signed', (_fault, id) => {
    expect(
      judgeReference({
        secret: hello.secret,
        headers: signedHeaders(id, reference.time, reference.body),
      }),
    ).toEqual(forged)
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'a %s that is missing or came as a list is refused',
    (name) => {
      const { [name]: value, ...others } = referenceHeaders
      const judge = (headers: IncomingHttpHeaders) =>
        checkSignature({
          headers,
          body: reference.body,
          secret: reference.secret,
          now: SIGNED_AT,
        })
      expect(judge(others)).toEqual(name === 'webhook-signature' ? unsigned : forged)
      expect(judge({ ...others, [name]: [String(value)] })).toEqual(forged)
    },
  )

  test('one right signature among several is enough', () => {
    const others = [
      'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=',
      'v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=',
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    ]
    const signature = [...others, reference.signature, ...others].join(' ')
    expect(judgeReference({ headers: { 'webhook-signature': signature } })).toMatchObject({
      kind: 'accepted',
    })
    expect(judgeReference({ headers: { 'webhook-signature': others.join(' ') } })).toEqual(forged)
  })

  test.each([
    ['empty', ''],
    ['a version and nothing more', 'v1,'],
    ['cut short', reference.signature.slice(0, 8)],
    ['of another version', reference.signature.replace('v1', 'v1a')],
    ['without a version', reference.signature.slice(3)],
    ['joined to another by a comma', `${reference.signature},${reference.signature}`],
    ['the seventeenth of a long list', `${'v1,x '.repeat(16)}${reference.signature}`],
    ['huge', 'v1,a '.repeat(1_000_000)],
  ])('a signature that is %s is refused', (_fault, signature) => {
    expect(judgeReference({ headers: { 'webhook-signature': signature } })).toEqual(forged)
  })
})

describe('a request with several signatures', () => {
  const standard = signedHeaders('msg_1', reference.time, hello.body)
  const right = {
    ...standard,
    'x-hub-signature-256': `sha256=${hello.hex}`,
    'x-gitea-signature': hello.hex,
    'x-gitlab-token': hello.secret,
  }

  test('is accepted by the strongest, so that its id counts', () => {
    expect(judgeHello(right)).toEqual({ kind: 'accepted', id: 'msg_1' })
  })

  test('is refused when the strongest fails, however right the weaker ones are', () => {
    expect(judgeHello({ ...right, 'webhook-signature': 'v1,x' })).toEqual(forged)
    const bodyOnly = {
      'x-hub-signature-256': 'sha256=0',
      'x-gitea-signature': hello.hex,
      'x-gitlab-token': hello.secret,
    }
    expect(judgeHello(bodyOnly)).toEqual(forged)
    expect(judgeHello({ 'x-gitea-signature': '', 'x-gitlab-token': hello.secret })).toEqual(forged)
  })

  test('need not hold in the weaker ones, which may be made with other secrets', () => {
    expect(
      judgeHello({ ...standard, 'x-gitlab-token': 'the token', 'x-hub-signature-256': 'sha256=0' }),
    ).toEqual({ kind: 'accepted', id: 'msg_1' })
  })

  test('is accepted from Gitea, which sends its own and GitHub’s', () => {
    expect(
      judgeHello({
        'x-gitea-signature': hello.hex,
        'x-hub-signature-256': `sha256=${hello.hex}`,
        'x-hub-signature': 'sha1=0',
      }),
    ).toEqual({ kind: 'accepted' })
  })
})

describe('a signature of one scheme passed off as one of another', () => {
  test('is refused where a standard webhook becomes a mere signed body', () => {
    const content = `msg_1.${reference.time}.{"test": 1}`
    const disguised = { secret: hello.secret, body: Buffer.from(content), hex: '' }
    const signature = hubSignature(content)
    expect(judgeHello({ 'x-hub-signature-256': signature }, disguised)).toEqual(forged)
    expect(judgeHello({ 'x-gitea-signature': signature.slice(7) }, disguised)).toEqual(forged)
  })

  test.each([
    ['JSON', '{"ref":"v1', '.1614265330.{}'],
    ['a form', 'payload=v1', '.1614265330.'],
  ])('is refused where a signed body of %s becomes a standard webhook', (_kind, id, rest) => {
    const signature = createHmac('sha256', hello.secret)
      .update(id + rest)
      .digest('base64')
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': reference.time,
      'webhook-signature': `v1,${signature}`,
    }
    const body = Buffer.from(rest.slice('.1614265330.'.length))
    expect(judgeHello(headers, { ...hello, body })).toEqual(forged)
  })

  test('is no reason to refuse a body that has full stops and numbers', () => {
    const body = 'payload=%7B%22ref%22%3A%22refs/tags/v1.20.3%22%7D'
    expect(
      judgeHello(
        { 'x-hub-signature-256': hubSignature(body) },
        { ...hello, body: Buffer.from(body) },
      ),
    ).toEqual({ kind: 'accepted' })
  })
})

test('whatever the headers and the body, a request of someone without the secret is refused', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string()),
    fc.constant('sha256='),
    fc.constantFrom(reference.signature, hello.hex, reference.time),
  )
  const headers = fc.record(
    {
      'webhook-id': value,
      'webhook-timestamp': value,
      'webhook-signature': value,
      'x-hub-signature-256': value,
      'x-gitea-signature': value,
      'x-gitlab-token': value,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(headers, fc.uint8Array(), (given, body) => {
      const verdict = checkSignature({
        headers: given,
        body,
        secret: 'c0b6c0a4-a secret of nobody',
        now: SIGNED_AT,
      })
      expect(verdict.kind).toBe('refused')
    }),
  )
})
