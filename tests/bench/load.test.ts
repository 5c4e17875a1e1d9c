import { describe, expect, it } from 'vitest'

import { readWrk } from './load'

const output = (
  latency: string,
  { rest = '', rate = '15050.12' } = {},
) => `Running 5s test @ http://127.0.0.1:3000/stories/one
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     4.01ms    2.11ms  40.00ms   92.05%
    Req/Sec    15.05k     1.33k   17.13k    40.00%
  Latency Distribution
     50%    3.70ms
     90%    5.10ms
     99%   ${latency}
  75250 requests in 5.00s, 0.97GB read
${rest}Requests/sec:  ${rate}
Transfer/sec:    198.61MB
`

describe('what wrk prints', () => {
  it.each([
    ['629.00us', 0.629],
    ['8.35ms', 8.35],
    ['1.46s', 1460],
  ])('gives the rate, and %s as milliseconds', (latency, p99) => {
    expect(readWrk(output(latency))).toEqual({ requestsPerSecond: 15_050.12, p99 })
  })

  it('is refused when an answer was no success', () => {
    const failed = output('8.35ms', { rest: '  Non-2xx or 3xx responses: 12\n' })
    expect(() => readWrk(failed)).toThrow('Non-2xx or 3xx responses: 12')
  })

  it('is refused when nothing was answered', () => {
    expect(() => readWrk(output('0.00us', { rate: '0.00' }))).toThrow('no answer in a whole round')
  })

  it('is refused when it says something else', () => {
    expect(() => readWrk('unable to connect')).toThrow('unable to connect')
  })
})
