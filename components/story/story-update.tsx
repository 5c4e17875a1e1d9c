import { Quiet } from '@/components/site/quiet'
import type { StoryDetail } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { StorySection } from './story-section'

export function StoryUpdate({ topic, update }: Pick<StoryDetail, 'topic' | 'update'>) {
  return (
    <StorySection id="update">
      {update.isLive ? (
        <p>
          <a href={routes.update(topic.id, update.number)}>
            Update #{update.number} · {update.title}
          </a>
        </p>
      ) : (
        <Quiet>It belongs to update #{update.number}, which is not out yet.</Quiet>
      )}
    </StorySection>
  )
}
