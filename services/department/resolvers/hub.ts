import { readFileSync } from 'node:fs';
import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { projectFile } from '../../../platform/paths';
import type { Context } from '../context';
import { HubInfoType } from '../graphql/hub';

const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };

/** What this hub is, for clients that must say so. */
@Resolver(() => HubInfoType)
export class HubResolver {
  @Query(() => HubInfoType, { nullable: true, description: 'Which data this hub holds, for clients that must say so.' })
  hub(): Partial<HubInfoType> {
    return { version };
  }

  @FieldResolver(() => Boolean, { description: 'Invented rows for demonstration are among the data.' })
  containsSamples(@Ctx() { loaders }: Context): Promise<boolean> {
    return loaders.anySample();
  }
}
