import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { ImageFile } from '@/lib/content/image-file'

export interface ImageQuestion {
  bytes: Uint8Array
  /** Where to put what is made of the picture; without one it is only read. */
  folder: string | undefined
}

export type ImageAnswer = { file: ImageFile; failure?: undefined } | { failure: string }

/**
 * Reads pictures in a process of its own: decoders are native code, and what a file makes of them
 * takes neither this process along nor its memory, and can be stopped.
 */
export interface ImageReader {
  /**
   * One at a time. A picture that takes too long or too much memory is `too complex`.
   *
   * @throws when pictures cannot be read at all, or what is made of them cannot be written
   */
  read: (question: ImageQuestion) => Promise<ImageFile | 'too complex'>
  close: () => void
}

/** @param timeLimit milliseconds for one picture; one of 24 million pixels takes about two seconds */
export function openImageReader({
  timeLimit = 30_000,
  program = new URL('./image-worker.mjs', import.meta.url),
}: { timeLimit?: number; program?: URL } = {}): ImageReader {
  let child: ChildProcess | undefined
  const close = () => {
    child?.kill('SIGKILL')
    child = undefined
  }
  return {
    read: async (question) => {
      child ??= start(program)
      const answer = await ask(child, question, timeLimit).catch((error: unknown) => {
        close()
        throw error
      })
      if (answer === 'too complex') {
        close()
        return answer
      }
      if (answer.failure !== undefined) throw failure(answer.failure)
      return answer.file
    },
    close,
  }
}

/** What strangers made is read where no secret of the site lies. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH']

function start(program: URL): ChildProcess {
  const child = fork(fileURLToPath(program), {
    env: Object.fromEntries([
      ...PASSED_ON.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value]]
      }),
      ['MALLOC_ARENA_MAX', '2'],
    ]),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  // One that comes when nobody asks anything is of no interest, and must end nothing.
  return child.on('error', () => undefined)
}

function ask(
  child: ChildProcess,
  question: ImageQuestion,
  timeLimit: number,
): Promise<ImageAnswer | 'too complex'> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    const hear = (text: Buffer) => (complaint += text)
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      child.stderr?.off('data', hear)
      child.off('message', onMessage).off('error', onError).off('close', onClose)
      settle()
    }
    const onMessage = (answer: ImageAnswer) => finish(() => resolve(answer))
    const onError = (error: Error) => finish(() => reject(failure(error.message)))
    // One that was killed met its end in the picture; one that gave up never began.
    const onClose = (_code: number | null, signal: string | null) =>
      finish(() => (signal === null ? reject(failure(complaint)) : resolve('too complex')))
    const timer = setTimeout(() => finish(() => resolve('too complex')), timeLimit)
    child.stderr?.on('data', hear)
    child.on('message', onMessage).once('error', onError).once('close', onClose)
    child.send(question, (error) => error !== null && onError(error))
  })
}

function failure(complaint: string): Error {
  const reason = complaint.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? complaint
  return new Error(
    `Pictures cannot be read: ${reason.trim() || 'the program that reads them ended'}`,
  )
}
