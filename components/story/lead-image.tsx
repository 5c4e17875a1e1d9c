import type { ImageView } from '@/lib/archive/views'
import { largestSizeOf, widthsOf } from '@/lib/content/image-file'
import { licenceUrl } from '@/lib/content/licence'
import { routes } from '@/lib/routes'

/** Columns of text are as wide as the window, less its margins, and 36 rem at most. */
const SIZES = '(min-width:40rem) 36rem, calc(100vw - 2rem)'

/** With its size known before it comes, so that nothing moves. Text and fonts come first. */
export function LeadImage({ image }: { image: ImageView }) {
  const { fingerprint, alt, caption } = image
  const widths = widthsOf(image.width)
  const { width, height } = largestSizeOf(image)
  return (
    <figure className="lead-image">
      {/* eslint-disable-next-line @next/next/no-img-element -- its sizes are made at publication */}
      <img
        src={routes.image(fingerprint, width)}
        srcSet={widths.map((each) => `${routes.image(fingerprint, each)} ${each}w`).join(', ')}
        sizes={SIZES}
        {...{ width, height }}
        alt={alt}
        decoding="async"
        fetchPriority="low"
      />
      <figcaption className="meta mt-2">
        {caption !== undefined && `${caption} `}
        <ImageCredit image={image} />
      </figcaption>
    </figure>
  )
}

function ImageCredit({ image: { credit, licence } }: { image: ImageView }) {
  const url = licenceUrl(licence)
  return (
    <>
      Image: {credit}.{' '}
      {url === undefined ? (
        licence
      ) : (
        <a className="external" rel="license" href={url}>
          {licence}
        </a>
      )}
    </>
  )
}
