// The bot: reached by Teams and by browsers. Its identity reads what the pages need and nothing of the database.
param location string
param tags object
param image string
param environmentId string
param domain string
param keysStorage string
param registry string
param identityId string
param identityClientId string
param apiAddress string
param clientId string
param pagesSecretUri string
param certificateSecretUri string
param modelAccount string
param modelDeployment string

var address = 'https://bot.${domain}'
var authority = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

resource bot 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'bot'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    configuration: {
      ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
      registries: [{ server: registry, identity: identityId }]
      secrets: [
        { name: 'pages-secret', keyVaultUrl: pagesSecretUri, identity: identityId }
        { name: 'pages-certificate', keyVaultUrl: certificateSecretUri, identity: identityId }
      ]
    }
    template: {
      containers: [
        {
          name: 'bot'
          image: empty(image) ? 'mcr.microsoft.com/k8se/quickstart:latest' : image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
            { name: 'COORDINATION_Api__BaseAddress', value: apiAddress }
            { name: 'COORDINATION_Pages__BaseAddress', value: address }
            { name: 'COORDINATION_Pages__KeysFolder', value: '/keys' }
            { name: 'COORDINATION_Pages__KeyCertificatePath', value: '/certificate/pages.pem' }
            { name: 'COORDINATION_Entra__Authority', value: authority }
            { name: 'COORDINATION_Entra__TenantId', value: tenant().tenantId }
            { name: 'COORDINATION_Entra__ClientId', value: clientId }
            { name: 'COORDINATION_Entra__ClientSecret', secretRef: 'pages-secret' }
            { name: 'COORDINATION_Channel__TenantId', value: tenant().tenantId }
            { name: 'COORDINATION_Channel__AppId', value: identityClientId }
            { name: 'COORDINATION_Channel__ManagedIdentity', value: 'true' }
            // Without an address no model is asked.
            { name: 'COORDINATION_Model__BaseAddress', value: empty(modelAccount) ? '' : 'https://${modelAccount}.openai.azure.com/openai/v1' }
            { name: 'COORDINATION_Model__Deployment', value: modelDeployment }
            { name: 'COORDINATION_Model__ManagedIdentity', value: 'true' }
            { name: 'COORDINATION_Model__ManagedIdentityClientId', value: identityClientId }
          ]
          probes: empty(image) ? [] : [
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
            { type: 'Readiness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
          ]
          volumeMounts: [
            { volumeName: 'keys', mountPath: '/keys' }
            { volumeName: 'certificate', mountPath: '/certificate' }
          ]
        }
      ]
      volumes: [
        // The image runs as user 1654, the share belongs to whoever the mount says.
        { name: 'keys', storageType: 'AzureFile', storageName: keysStorage, mountOptions: 'uid=1654,gid=1654,dir_mode=0700,file_mode=0600' }
        { name: 'certificate', storageType: 'Secret', secrets: [{ secretRef: 'pages-certificate', path: 'pages.pem' }] }
      ]
      scale: { minReplicas: 1, maxReplicas: 3 }
    }
  }
}

output address string = address
