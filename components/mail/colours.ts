import { cardColours, hexOfOklch } from '@/components/card/colours'

/** Both themes of app/globals.css in sRGB: mail programs know neither OKLCH nor `light-dark()`. */
export interface MailColours {
  paper: string
  ink: string
  muted: string
  rule: string
  accent: string
  wash: string
}

export const lightColours = (hue: number): MailColours => cardColours(hue)

export const darkColours = (hue: number): MailColours => ({
  paper: hexOfOklch(0.19, 0.008, 85),
  ink: hexOfOklch(0.93, 0.012, 85),
  muted: hexOfOklch(0.76, 0.012, 85),
  rule: hexOfOklch(0.34, 0.01, 85),
  accent: hexOfOklch(0.8, 0.1, hue),
  wash: hexOfOklch(0.25, 0.025, hue),
})
