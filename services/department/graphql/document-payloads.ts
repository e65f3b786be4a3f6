import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { DocumentType } from './documents';

@ObjectType('AddDocumentPayload')
export class AddDocumentPayload {
  @Field(() => DocumentType)
  document: DocumentType;

  @Field(() => CursorScalar)
  cursor: string;
}
