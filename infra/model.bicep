// The bot may ask the deployments of an Azure OpenAI account that is there already, and nothing else of it.
param account string
param botPrincipalId string

// Cognitive Services OpenAI User: asks deployments, reads no keys.
var user = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')

resource model 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = {
  name: account
}

resource botAsks 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: model
  name: guid(model.id, botPrincipalId, user)
  properties: { principalId: botPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: user }
}
