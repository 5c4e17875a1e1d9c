import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  show: (done: number, of: number) => void
  end: () => void
}

/** Fewer are over before anyone wonders. */
const MANY = 200

/** A bar on standard error for long work, on a terminal only. */
export function openProgress(stream: NodeJS.WriteStream, verb: string): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, end: () => undefined }
  let bar: SingleBar | undefined
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
      } else bar.update(done)
    },
    end: () => bar?.stop(),
  }
}
