import { type ChildProcess, fork } from 'node:child_process'
import { Socket } from 'node:net'
import { join } from 'node:path'

import { fontOf, markupOf, type Setting } from './setting'

export interface LetteringQuestion {
  id: number
  markup: string
  /** As Pango names fonts, with the size in points. */
  font: string
  /** Pixels after which a line is broken; without it there is one line. */
  width: number | undefined
  /** Whether only the size is asked for. */
  isMeasured: boolean
}

export type LetteringAnswer =
  | { id: number; failure: string }
  | { id: number; failure?: undefined; width: number; height: number; png?: Uint8Array }

interface Size {
  /** Pixels from the first that has ink to the last. */
  width: number
  height: number
}

interface Lettering extends Size {
  png: Uint8Array
}

/**
 * Sets text in any script of the bundled fonts, by Pango: shaped, ordered and broken into lines.
 *
 * A process of its own does it. Only what it is started with decides which fonts it sees, and text
 * of strangers meets native code where nothing else is to be lost. It starts when it is first asked
 * and ends when it was not asked for a while.
 */
export interface Letterer {
  /** @throws where the process cannot be started, ends, or takes too long */
  measure: (setting: Setting) => Promise<Size>
  /** On a transparent ground, cut to its ink. Throws as `measure` does. */
  draw: (setting: Setting) => Promise<Lettering>
  close: () => void
}

interface Waiting {
  resolve: (answer: LetteringAnswer) => void
  reject: (error: Error) => void
}

/**
 * @param fonts folder of the fonts, with the `fonts.conf` that names it
 * @param timeLimit milliseconds for one setting, which takes about five
 * @param idle milliseconds without a question after which the process ends
 */
export function openLetterer(
  fonts: string,
  { timeLimit = 10_000, idle = 30_000 }: { timeLimit?: number; idle?: number } = {},
): Letterer {
  let child: ChildProcess | undefined
  let asked = 0
  let rest: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  const close = () => {
    clearTimeout(rest)
    child?.kill('SIGKILL')
    child = undefined
  }
  const fail = (reason: string) => {
    close()
    for (const { reject } of waiting.values()) reject(failure(reason))
    waiting.clear()
  }
  const begin = (): ChildProcess => {
    const begun = start(fonts)
    let complaint = ''
    begun.stderr?.on('data', (text: Buffer) => (complaint = `${complaint}${text}`.slice(-10_000)))
    begun.on('message', (answer: LetteringAnswer) => waiting.get(answer.id)?.resolve(answer))
    const onEnd = (reason: string) => begun === child && fail(reason)
    begun.on('error', ({ message }) => onEnd(message)).on('close', () => onEnd(complaint))
    return begun
  }
  const ask = async (setting: Setting, isMeasured: boolean) => {
    child ??= begin()
    const { channel } = child
    clearTimeout(rest)
    channel?.ref()
    const id = ++asked
    const timer = setTimeout(() => fail('it takes too long'), timeLimit)
    try {
      const answer = await new Promise<LetteringAnswer>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        const question: LetteringQuestion = {
          ...{ id, isMeasured, width: setting.width },
          ...{ markup: markupOf(setting), font: fontOf(setting) },
        }
        child?.send(question, (error) => error !== null && fail(error.message))
      })
      if (answer.failure !== undefined) throw failure(answer.failure)
      return answer
    } finally {
      clearTimeout(timer)
      waiting.delete(id)
      if (waiting.size === 0) {
        channel?.unref()
        rest = setTimeout(close, idle).unref()
      }
    }
  }

  return {
    measure: async (setting) => {
      const { width, height } = await ask(setting, true)
      return { width, height }
    },
    draw: async (setting) => {
      const { width, height, png } = await ask(setting, false)
      if (png === undefined) throw failure('it was measured and not drawn')
      return { width, height, png }
    },
    close,
  }
}

/** What of the environment it needs; none of it is a secret of the site. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH']

function start(fonts: string): ChildProcess {
  const program = join(process.cwd(), 'lib/lettering/lettering-worker.mjs')
  const child = fork(/* turbopackIgnore: true */ program, {
    env: Object.fromEntries([
      ...PASSED_ON.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value]]
      }),
      ['MALLOC_ARENA_MAX', '2'],
      ['FONTCONFIG_FILE', join(fonts, 'fonts.conf')],
      // Elsewhere than on Linux, Pango would take the fonts of the system.
      ['PANGOCAIRO_BACKEND', 'fontconfig'],
    ]),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  // Nothing waits for it that has asked nothing.
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  return child
}

function failure(complaint: string): Error {
  const reason = complaint.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? complaint
  return new Error(`Letters cannot be drawn: ${reason.trim() || 'the program that does it ended'}`)
}
