interface SiteLink {
  name: string
  href: string
}

interface SiteLinksProps {
  /** Names the landmark. */
  label: string
  links: SiteLink[]
}

export function SiteLinks({ label, links }: SiteLinksProps) {
  if (links.length === 0) return null
  return (
    <nav aria-label={label}>
      <ul className="meta-line gap-x-5">
        {links.map(({ name, href }) => (
          <li key={href}>
            <a href={href} className="target">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
