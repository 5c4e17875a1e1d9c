import type { Graph } from 'schema-dts'

import { serialiseJsonLd } from '@/lib/indexing/json-ld'

/** Data for machines: browsers do not run it, and so no policy for scripts concerns it. */
export function JsonLd({ graph }: { graph: Graph }) {
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: serialiseJsonLd(graph) }}
    />
  )
}
