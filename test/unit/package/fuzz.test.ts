import { expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { createCampaign } from '../../fuzz/campaign.ts'
import { packageTargets } from '../../fuzz/packageTargets.ts'
import { createWorld } from '../../fuzz/world.ts'

const folder = temporaryFolder()

it('hostile input breaks no promise in the first thousand executions of a seed', async () => {
  const campaign = createCampaign(await packageTargets(await createWorld(folder)), 7)
  for (let number = 0; number < 1000; number++) expect(await campaign.execute(number)).toBeNull()
  expect(campaign.count()).toBe(1000)
  expect(campaign.report()).toHaveLength(13)
})
