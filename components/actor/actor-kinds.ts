import type { ActorKind } from '@/lib/content/schema/newsroom'

export const actorKindNames = {
  agency: 'Agency',
  company: 'Company',
  parliament: 'Parliament',
  researcher: 'Researcher',
  group: 'Group',
} satisfies Record<ActorKind, string>
