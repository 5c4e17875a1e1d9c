interface ProseProps {
  /** Safe HTML, as `lib/content` renders it from Markdown. */
  html: string
  className?: string
}

export function Prose({ html, className = '' }: ProseProps) {
  return <div className={`prose ${className}`.trim()} dangerouslySetInnerHTML={{ __html: html }} />
}
