/** Where a chart draws, in units of its view box: one is a CSS pixel where there is room. */
export interface Frame {
  left: number
  top: number
  width: number
  height: number
}

export const VIEW = { width: 340, height: 300 }
export const FRAME: Frame = { left: 40, top: 10, width: 290, height: 250 }

/** The place of a value between `from` and `to` across the frame. */
export const acrossFrame = (value: number, from = 0, to = 1): number =>
  round(FRAME.left + (to === from ? 0.5 : (value - from) / (to - from)) * FRAME.width)

/** The place of a value up the frame. */
export const upFrame = (value: number, from = 0, to = 1): number =>
  round(
    FRAME.top + FRAME.height - (to === from ? 0.5 : (value - from) / (to - from)) * FRAME.height,
  )

// Two decimals are finer than any screen.
const round = (value: number) => Math.round(value * 100) / 100
