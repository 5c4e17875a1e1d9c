import { PageHeading } from './page-heading'
import { Prose } from './prose'

interface DocumentProps {
  title: string
  description: string
  html: string
}

/** A page of text about the newsroom itself. */
export function Document({ title, description, html }: DocumentProps) {
  return (
    <article className="with-heading">
      <PageHeading title={title} description={description} />
      <Prose html={html} />
    </article>
  )
}
