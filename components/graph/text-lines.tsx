import { short, type TextBlock } from '@/lib/graph/drawing'

/** A text in the lines in which it was set. */
export function TextLines({ lines, x, y, style, anchor, isRightToLeft }: TextBlock) {
  return (
    <text
      fontSize={style.size}
      {...(style.isBold && { fontWeight: 600 })}
      {...(anchor === 'middle' && { textAnchor: 'middle' })}
      {...(isRightToLeft && { direction: 'rtl' })}
    >
      {lines.map((line, index) => (
        <tspan key={index} x={short(x)} y={short(y + index * style.leading)}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
