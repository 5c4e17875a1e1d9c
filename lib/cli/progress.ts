import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  show: (done: number, of: number) => void
  end: () => void
}

/** Fewer are over before anyone wonders. */
const MANY = 200

const ENDINGS = ['SIGINT', 'SIGTERM'] as const

/** A bar on standard error for long work, on a terminal only. */
export function openProgress(stream: NodeJS.WriteStream, verb: string): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, end: () => undefined }
  let bar: SingleBar | undefined
  /** Ends the process by the same signal, once the terminal is as it was: cursor and line ends. */
  const stop = (signal: NodeJS.Signals) => {
    bar?.stop()
    process.kill(process.pid, signal)
  }
  return {
    show: (done, of) => {
      if (of < MANY) return
      if (bar === undefined) {
        bar = new SingleBar(
          {
            stream,
            clearOnComplete: true,
            hideCursor: true,
            format: `${verb} {bar} {value} of {total}, about {eta_formatted} left`,
          },
          Presets.shades_classic,
        )
        bar.start(of, done)
        for (const signal of ENDINGS) process.once(signal, stop)
      } else bar.update(done)
    },
    end: () => {
      bar?.stop()
      for (const signal of ENDINGS) process.removeListener(signal, stop)
    },
  }
}
