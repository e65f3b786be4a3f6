import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageInfo } from '../loaders/pages';

@ObjectType('PageInfo', {
  description: "Relay's page information. Its cursors are for paging; they are no Cursor of the event log.",
})
@Directive('@shareable')
export class PageInfoType implements PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => Boolean)
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

type Class<T> = new () => T;

/**
 * The connection and edge types of a node type, named after it (`MeetingConnection`, `MeetingEdge`).
 * @returns the connection's class, for `@Field(() => …)` and `@Query(() => …)`; its source is a `Page`
 */
export function connectionOf<T extends object>(node: () => Class<T>, name: string): Class<Page<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor: string;

    @Field(node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class Connection implements Page<T> {
    @Field(() => [Edge])
    edges: Edge[];

    @Field(() => [node()])
    nodes: T[];

    @Field(() => PageInfoType)
    pageInfo: PageInfoType;

    @Field(() => Int)
    totalCount: Promise<number>;
  }
  return Connection;
}
