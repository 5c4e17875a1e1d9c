/** sRGB as `#rrggbb` of an OKLCH colour; a channel out of range is cut off. After B. Ottosson, 2020. */
export function hexOfOklch(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${channels.map(toHexByte).join('')}`
}

function toHexByte(linear: number): string {
  const bounded = Math.min(1, Math.max(0, linear))
  const encoded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}

/** The light theme of app/globals.css, for what cannot read a stylesheet. */
export const cardColours = (hue: number) => ({
  paper: hexOfOklch(0.985, 0.006, 85),
  ink: hexOfOklch(0.22, 0.012, 60),
  muted: hexOfOklch(0.42, 0.012, 60),
  rule: hexOfOklch(0.86, 0.012, 85),
  accent: hexOfOklch(0.4, 0.1, hue),
  wash: hexOfOklch(0.95, 0.02, hue),
})
