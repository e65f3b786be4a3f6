import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addDocument } from '../commands/add-document';
import type { Context } from '../context';
import { AddDocumentInput } from '../graphql/document-inputs';
import { AddDocumentPayload } from '../graphql/document-payloads';
import { withDocument } from './command-payloads';

/** Commands on documents. */
@Resolver()
export class DocumentCommandsResolver {
  @Mutation(() => AddDocumentPayload, {
    nullable: true,
    description: 'Staff, clerk, co-chair of the body. Notices and yearly schedules stop their clocks.',
  })
  async addDocument(
    @Arg('input', () => AddDocumentInput) input: AddDocumentInput,
    @Ctx() context: Context,
  ): Promise<AddDocumentPayload> {
    return withDocument(context, await addDocument(context, input));
  }
}
